import { z } from 'zod';
import { time } from './common.ts';

const wahaEngines = ['GOWS', 'NOWEB'] as const;

const hazard = z.enum(['EXPOSED', 'NO_KEY', 'NO_VOLUME']);

/** What is being done with the container, and how far its image has come over the net. */
const containerTask = z.object({
  kind: z.enum(['INSTALL', 'START', 'STOP', 'RESTART', 'UPDATE', 'CHANGE_KEY', 'REMOVE']),
  step: z.enum(['PULLING', 'HOLDING', 'CREATING', 'STARTING', 'STOPPING', 'REMOVING']).nullable(),
  pull: z
    .object({ doneBytes: z.number(), totalBytes: z.number(), bytesPerSecond: z.number().nullable() })
    .nullable(),
});

const ownContainer = z.object({
  name: z.string(),
  /** `UNHEALTHY`: it runs, and WAHA inside has not answered for minutes; or it starts again and again. */
  status: z.enum(['RUNNING', 'STARTING', 'UNHEALTHY', 'STOPPED']),
  url: z.string().nullable(),
  version: z.string().nullable(),
  engine: z.enum(wahaEngines).nullable(),
  startedAt: time.nullable(),
  volume: z.string().nullable(),
  hazards: z.array(hazard),
  /** The release an update would bring; null when it has that one. */
  updateTo: z.string().nullable(),
  /** Whether a session of the realm that is open sends through it. */
  inUse: z.boolean(),
});

export const containerView = z.object({
  docker: z.enum(['READY', 'MISSING', 'NOT_RUNNING', 'NOT_ALLOWED', 'ELSEWHERE']),
  system: z.enum(['windows', 'mac', 'linux']),
  container: ownContainer.nullable(),
  /** Other WAHA containers on this computer that put somebody's number at risk. */
  unsafe: z.array(z.object({ name: z.string(), hazards: z.array(hazard) })),
  task: containerTask.nullable(),
  /** Why the last piece of work came to nothing; `reason` in the words of Docker. */
  problem: z.object({ code: z.string(), message: z.string(), reason: z.string().nullable() }).nullable(),
});

const logLine = z.object({ id: z.int(), at: z.string().nullable(), text: z.string() });

const nothing = { input: z.void(), output: containerView };

export const containerMethods = {
  'container.get': nothing,
  /** Fetches the image, makes the container, starts it. What comes of it is told by `container.changed`, as of all below. */
  'container.install': {
    input: z.strictObject({ engine: z.enum(wahaEngines).default('GOWS') }),
    output: containerView,
  },
  'container.start': nothing,
  'container.stop': nothing,
  'container.restart': nothing,
  /** Makes it anew from the image of this version: the volume, the port and the key stay. */
  'container.update': nothing,
  /** Makes it anew with a new key, which the sessions that have the old one get too. */
  'container.changeKey': nothing,
  /** The volume with the link to the phone stays. */
  'container.remove': nothing,
  /** Gives up what is being fetched. */
  'container.cancel': nothing,
  /** From practice to real, through the container. */
  'container.use': nothing,
  /** WAHA's own log after a line, secrets masked. It is followed as long as somebody asks. */
  'container.log': {
    input: z.strictObject({ after: z.int().min(0).default(0) }),
    output: z.object({ lines: z.array(logLine) }),
  },
} as const;

export type ContainerView = z.infer<typeof containerView>;
export type OwnContainer = z.infer<typeof ownContainer>;
export type ContainerTask = z.infer<typeof containerTask>;
export type ContainerLogLine = z.infer<typeof logLine>;
