import { z } from 'zod';
import { time } from './common.ts';

const doctorChecks = [
  'WAHA_REACHABLE',
  'WAHA_KEY',
  'WAHA_ABLE',
  'HISTORY',
  'SESSION',
  'EVENTS',
  'CONTAINER',
  'VOLUME',
  'LOOPBACK',
  'CLOCK',
  'DISK',
  'COPIES',
  'DATABASE',
  'STORY',
  'SECRETS',
  'LINK_SECRET',
] as const;

/** What came of a check, in the order of how much it needs a person. `unknown`: it could not be told. */
export const doctorResults = ['failed', 'warning', 'unknown', 'ok'] as const;

/** What a button beside a finding does. */
const doctorActions = [
  'SHOW_WHATSAPP',
  'REFRESH_SESSION',
  'CORRECT_ADDRESS',
  'CORRECT_SECRET',
  'START_CONTAINER',
  'UPDATE_CONTAINER',
  'SECURE_CONTAINER',
  'SHOW_BACKUPS',
] as const;

export const doctorCodes = [
  'REACHABLE',
  'UNREACHABLE',
  'NOT_WAHA',
  'KEY_ACCEPTED',
  'KEY_REFUSED',
  'KEY_NONE',
  'ABLE',
  'NO_IDS',
  'NO_RESTRICTIONS',
  'TOO_OLD',
  'HISTORY_READABLE',
  'HISTORY_UNREADABLE',
  'CONNECTED',
  'WAITING_FOR_PHONE',
  'STARTING',
  'NOT_CONNECTED',
  'LINK_CLOSED',
  'STATUS_UNKNOWN',
  'EVENTS_ARRIVE',
  'EVENTS_OPEN',
  'EVENTS_CLOSED',
  'EVENTS_SILENT',
  'RUNS',
  'STARTS',
  'STOPPED',
  'SILENT',
  'NOT_OURS',
  'NO_DOCKER',
  'VOLUME_MOUNTED',
  'VOLUME_MISSING',
  'LOOPBACK_ONLY',
  'EXPOSED',
  'KEYLESS',
  'CLOCK_RIGHT',
  'CLOCK_OFF',
  'DISK_FREE',
  'DISK_LOW',
  'COPIES_OFF',
  'COPIES_FIRST',
  'COPIES_MADE',
  'COPIES_FOLDER_GONE',
  'COPIES_FOLDER_READ_ONLY',
  'COPIES_FOLDER_FULL',
  'COPIES_NOT_READ_BACK',
  'COPIES_PASSPHRASE',
  'COPIES_UNREADABLE',
  'COPIES_FAILED',
  'DATABASE_HEALTHY',
  'DATABASE_DAMAGED',
  'STORY_COHERENT',
  'STORY_BROKEN',
  'IN_KEYCHAIN',
  'IN_FILE',
  'UNDER_KEY_FILE',
  'KEY_FILE_BESIDE',
  'KEY_FILE_REFUSED',
  'OF_PRACTICE',
  'SEALED_FROM_HERE',
  'SECRET_RIGHT',
  'SECRET_MISSING',
  'SECRET_CHANGED',
  'SECRET_NOT_YET',
  'INSIDE_INVITA',
  'WAHA_FIRST',
  'PHONE_FIRST',
  'TOO_SLOW',
  'CHECK_BROKE',
] as const;

const doctorFinding = z.object({
  check: z.enum(doctorChecks),
  /** The phone it speaks of; null when it is about this computer. */
  session: z.object({ type: z.string(), label: z.string() }).nullable(),
  result: z.enum(doctorResults),
  code: z.enum(doctorCodes),
  /** What the sentence of the code names. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  action: z.enum(doctorActions).nullable(),
});

export const doctorReport = z.object({
  at: time,
  version: z.string(),
  realm: z.enum(['real', 'practice']),
  system: z.string(),
  findings: z.array(doctorFinding),
});

export const doctorMethods = {
  /** Asks everything anew; takes up to some seconds. */
  'doctor.run': { input: z.void(), output: doctorReport },
} as const;

export type DoctorReport = z.infer<typeof doctorReport>;
export type DoctorFinding = z.infer<typeof doctorFinding>;
type DoctorCheck = (typeof doctorChecks)[number];
type DoctorCode = (typeof doctorCodes)[number];
export type DoctorResult = (typeof doctorResults)[number];

/** What the window and the terminal both say. Of each code: what was found, and what it means or what to do. */
export interface DoctorWords {
  readonly title: string;
  readonly results: Readonly<Record<DoctorResult, string>>;
  readonly checks: Readonly<Record<DoctorCheck, string>>;
  readonly codes: Readonly<Record<DoctorCode, readonly [found: string, meaning: string]>>;
}
