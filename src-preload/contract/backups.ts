import { z } from 'zod';
import { id, time } from './common.ts';
import { configuration } from './configuration.ts';
import { workId } from './work.ts';

/** Of a piece of a file on its way: as much as one request carries with ease. */
export const backupPieceBytes = 6 * 2 ** 20;
export const passphraseLeast = 12;

const passphrase = z.string().min(passphraseLeast).max(1000);

/** Also of one that was made elsewhere, with another rule for passphrases. */
const anyPassphrase = z.string().min(1).max(1000);

/** Of the store there, in the backup, or of the one here. */
const side = z.object({
  households: z.int(),
  guests: z.int(),
  /** Messages in each state; a state without any is left out. */
  messages: z.record(z.string(), z.int()),
});

const backupPreview = z.object({
  eventName: z.string(),
  takenAt: time,
  appVersion: z.string(),
  there: side,
  here: side,
  /** The same event: the queue keeps what it knows of what was sent since. */
  sameEvent: z.boolean(),
  /** Messages that wait in the backup: looked for on WhatsApp before anything else happens to them. */
  lookedUp: z.int(),
  /** The settings that would change, as they are in the backup. */
  settings: configuration.partial(),
  withSecrets: z.boolean(),
  /** Links that were sent need the secret they were signed with. */
  links: z.enum(['same', 'from-backup', 'missing', 'none']),
  /** When all personal data was deleted here, after the backup was made: it stays deleted. */
  deletedAt: time.nullable(),
  /** Why it cannot be restored here. */
  refused: z
    .object({
      code: z.enum(['DATABASE_OTHER_REALM', 'DATABASE_TOO_NEW', 'BACKUP_OTHER_EVENT', 'BACKUP_DAMAGED']),
      message: z.string(),
    })
    .nullable(),
});

const file = z.object({ id, bytes: z.int() });

/** Why a copy by itself was not made, each with what a person can do. */
export const backupFailures = [
  'BACKUP_FOLDER_GONE',
  'BACKUP_FOLDER_READ_ONLY',
  'BACKUP_FOLDER_FULL',
  'BACKUP_NOT_READ_BACK',
  'BACKUP_PASSPHRASE_MISSING',
  'BACKUP_SCHEDULE_UNREADABLE',
  'BACKUP_FAILED',
] as const;

/** Copies by themselves: off until chosen. */
export const backupPlan = z.strictObject({
  on: z.boolean(),
  /** An absolute path; empty while nothing is chosen. */
  folder: z.string().trim().max(1000),
  everyDays: z.int().min(1).max(30),
  /** The newest so many stay in the folder. */
  keep: z.int().min(1).max(100),
  withSecrets: z.boolean(),
});

const backupSchedule = backupPlan.extend({
  /** The passphrase itself is write-only. */
  passphraseSet: z.boolean(),
  /** null while they are off. */
  nextAt: time.nullable(),
  running: z.boolean(),
  /** The newest that was read back to its end. */
  lastGood: z.object({ at: time, bytes: z.int(), path: z.string() }).nullable(),
  /** Of the last try, while they are on; null once one was made. */
  failure: z.enum(backupFailures).nullable(),
  failedAt: time.nullable(),
  /** Whether `backups.chooseFolder` can ask. */
  canChoose: z.boolean(),
});

/** A file that is made here or brought here lies in the data directory until it is closed, or Invita starts anew. */
export const backupMethods = {
  /** Makes an encrypted file of the store and the settings, and reads it back before it says so. */
  'backups.make': {
    input: z.strictObject({ passphrase, withSecrets: z.boolean(), workId }),
    output: file.extend({ filename: z.string() }),
  },
  /** All of the event in open formats, in a zip that is not encrypted, without secrets: of the store before or after a restore. */
  'backups.exportAll': {
    input: z.strictObject({ workId }),
    output: file.extend({ filename: z.string() }),
  },
  /** A piece of it in base64, from this byte on. */
  'backups.read': {
    input: z.strictObject({ id, offset: z.int().min(0) }),
    output: z.object({ content: z.string(), last: z.boolean() }),
  },
  /** Takes a file in, piece by piece, in base64; without an id it is a new one. */
  'backups.receive': {
    input: z.strictObject({
      id: id.nullable(),
      content: z.string().max(Math.ceil((backupPieceBytes / 3) * 4) + 4),
    }),
    output: file,
  },
  /** Reads it to its end and says what a restore would change. Changes nothing. */
  'backups.inspect': {
    input: z.strictObject({ id, passphrase: anyPassphrase, workId }),
    output: backupPreview,
  },
  /**
   * In the place of the store that is here, which is kept aside. Sending is paused afterwards. It can be given up until
   * the store is exchanged.
   */
  'backups.restore': {
    input: z.strictObject({ id, passphrase: anyPassphrase, workId }),
    output: z.object({}),
  },
  'backups.close': { input: z.strictObject({ id }), output: z.object({}) },
  /** The copies by themselves, of the realm that is open. */
  'backups.schedule': { input: z.void(), output: backupSchedule },
  /** Without a passphrase the one that is kept stays. The first copy follows within minutes. */
  'backups.setSchedule': {
    input: z.strictObject({ plan: backupPlan, passphrase: passphrase.optional() }),
    output: backupSchedule,
  },
  /** A copy into the folder now, whenever the next one is due; refused while one is being made. */
  'backups.runNow': { input: z.strictObject({ workId }), output: backupSchedule },
  /** The desktop asks for a folder; null when none was chosen. */
  'backups.chooseFolder': { input: z.void(), output: z.object({ folder: z.string().nullable() }) },
} as const;

export type BackupFailure = (typeof backupFailures)[number];
export type BackupPlan = z.infer<typeof backupPlan>;
export type BackupScheduleView = z.infer<typeof backupSchedule>;
export type BackupPreview = z.infer<typeof backupPreview>;
