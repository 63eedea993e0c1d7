import { z } from 'zod';
import { time } from './common.ts';

export const updateSettings = z.strictObject({
  /** `TELL`: a newer version is told of; `DOWNLOAD`: it is fetched by itself as well; `OFF`: nobody looks by itself. */
  mode: z.enum(['TELL', 'DOWNLOAD', 'OFF']),
  /** `BETA` hears of versions that are still being tried, and of the finished ones too. */
  channel: z.enum(['STABLE', 'BETA']),
});

export const updateSettingsDefaults: UpdateSettings = { mode: 'TELL', channel: 'STABLE' };

/** Why this copy cannot replace itself. */
export const updateObstacles = ['NO_SERVER', 'SERVED', 'UNPACKED', 'PACKAGE', 'MAC'] as const;

const offer = z.object({
  version: z.string(),
  /** In the words of who made it: plain text, at most 4000 characters. */
  notes: z.string().nullable(),
  bytes: z.int().nullable(),
  /** Where this copy cannot replace itself: the file with which a person does, if there is one of its kind. */
  byHand: z.object({ name: z.string(), address: z.url() }).nullable(),
});

export const updatesView = z.object({
  /** null where this copy can update itself. */
  obstacle: z.enum(updateObstacles).nullable(),
  /** Whether newer versions can be looked for: also by a copy that only tells of them. */
  looks: z.boolean(),
  version: z.string(),
  settings: updateSettings,
  /**
   * `IDLE`: nobody has looked yet. `READY`: checked, on the disk, put in place at the next end. `FAILED`: see `problem`;
   * with an `offer` it was the download that failed.
   */
  state: z.enum(['IDLE', 'CHECKING', 'NONE', 'AVAILABLE', 'DOWNLOADING', 'READY', 'FAILED']),
  /** The newer version, as long as one is known. */
  offer: offer.nullable(),
  progress: z
    .object({ doneBytes: z.int(), totalBytes: z.int().nullable(), bytesPerSecond: z.int().nullable() })
    .nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** A restart is wanted and waits for a message that is just being sent. */
  waiting: z.boolean(),
  checkedAt: time.nullable(),
});

const nothing = { input: z.void(), output: updatesView };

/** Of the window alone: no program changes what runs on this computer. What comes of each is told by `updates.changed`. */
export const updateMethods = {
  'updates.get': nothing,
  'updates.set': { input: updateSettings, output: updatesView },
  'updates.check': nothing,
  'updates.download': nothing,
  /** Gives up the download, or the restart that waits. */
  'updates.cancel': nothing,
  /** Ends Invita, puts the new version in place and starts it; waits for a message that is being sent. */
  'updates.install': nothing,
} as const;

export type UpdateSettings = z.infer<typeof updateSettings>;
export type UpdatesView = z.infer<typeof updatesView>;
export type UpdateObstacle = (typeof updateObstacles)[number];
