import type { BackupPlan, BackupScheduleView } from '#contract/backups.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { JobInPhases } from '../work/job.ts';
import { assertFolder, copyInto, failureOf, letOldGo } from './copy-folder.ts';
import { type KeptSchedule, readSchedule, scheduleSight, writeSchedule } from './schedule-file.ts';

const dayMs = 24 * 60 * 60_000;
const lookEveryMs = 5 * 60_000;
/** A disk that is plugged in again, or freed, is found within the hour. */
const againMs = 60 * 60_000;

/** The realm that is open, held for as long as one copy takes. */
export interface SchedulePlace {
  readonly directory: string;
  readonly secrets: SecretStore;
  /** Writes an encrypted copy of its store to `path`, reads it back, and says when somebody was last forgotten in it. */
  make(path: string, passphrase: string, withSecrets: boolean, job: JobInPhases): Promise<MadeCopy>;
}

interface MadeCopy {
  /** Epoch milliseconds; null = nobody ever was. */
  readonly forgottenAt: number | null;
}

export interface ScheduleParts {
  readonly place: () => SchedulePlace;
  /** Of the app: a copy inside it would be lost with it. */
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The desktop can show a folder to choose. */
  readonly canChoose: boolean;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}

const nothingChosen: BackupPlan = { on: false, folder: '', everyDays: 1, keep: 7, withSecrets: true };

/** Encrypted copies by themselves, into a folder the admin has chosen, for whichever realm is open. */
export class BackupSchedule {
  readonly #parts: ScheduleParts;
  /** Uptime of the last try in each place. */
  readonly #triedAt = new Map<string, number>();
  #running = false;
  #hurry = new AbortController();

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  view(): BackupScheduleView {
    const { place, clock, canChoose } = this.#parts;
    const { directory, secrets } = place();
    const { kept, ...sight } = scheduleSight(directory);
    const { folder, keep, withSecrets } = kept ?? nothingChosen;
    const next = kept === null || !kept.on ? null : nextAt(kept, clock.now().wall);
    return {
      ...{ ...sight, folder, keep, withSecrets, running: this.#running, canChoose },
      passphraseSet: secrets.get('backup_passphrase') !== null,
      nextAt: next === null ? null : new Date(next).toISOString(),
    };
  }

  /** Refuses a folder that cannot take a copy, and a schedule without a passphrase; then nothing is changed. */
  async set(plan: BackupPlan, passphrase: string | undefined): Promise<BackupScheduleView> {
    const { place, dataDirectory, newId, onChange } = this.#parts;
    const { directory, secrets } = place();
    if (plan.on) {
      if (passphrase === undefined && secrets.get('backup_passphrase') === null)
        throw new Refusal('BACKUP_PASSPHRASE_MISSING');
      await assertFolder(plan.folder, dataDirectory);
    }
    const before = known(directory);
    if (passphrase !== undefined) secrets.set('backup_passphrase', passphrase);
    const elsewhere = passphrase !== undefined || plan.folder !== before?.folder;
    writeSchedule(directory, {
      ...plan,
      owner: before?.owner ?? ownerOf(newId()),
      due: elsewhere || (before?.due ?? true),
      lastGood: before?.lastGood ?? null,
      // Whether it works is found out by trying.
      lastFailure: null,
    });
    this.#triedAt.delete(directory);
    onChange();
    this.#hurry.abort();
    return this.view();
  }

  /** A copy now, whenever the next one is due. Refuses with what failed, and while one is being made that is older than the wish. */
  async runNow(job: JobInPhases): Promise<BackupScheduleView> {
    if (this.#running) throw new Refusal('BACKUP_RUNNING');
    const kept = readSchedule(this.#parts.place().directory);
    if (kept === 'unreadable') throw new Refusal('BACKUP_SCHEDULE_UNREADABLE');
    if (kept === null) throw new Refusal('BACKUP_FOLDER_GONE');
    await this.#copy(job);
    return this.view();
  }

  /** A copy if one is due: one that was missed while Invita was closed, too. What fails is kept for the screen. */
  async step(signal: AbortSignal): Promise<void> {
    const { place, clock, onError } = this.#parts;
    const { directory } = place();
    const kept = known(directory);
    const { wall, uptime } = clock.now();
    if (kept === null || !kept.on || nextAt(kept, wall) > wall) return;
    const tried = this.#triedAt.get(directory);
    if (tried !== undefined && kept.lastFailure !== null && uptime - tried < againMs) return;
    try {
      await this.#copy({ signal, report() {}, enter() {} });
    } catch (error) {
      if (!signal.aborted && !(error instanceof Refusal)) onError(error);
    }
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#hurry = new AbortController();
      const { signal: hurry } = this.#hurry;
      await this.step(signal);
      await this.#parts.clock.sleep(lookEveryMs, AbortSignal.any([signal, hurry]));
    }
  }

  /** What becomes of it is kept, but for a stop: then it is as if it had never begun. */
  async #copy(job: JobInPhases): Promise<void> {
    const { place, clock, onChange, onError } = this.#parts;
    const there = place();
    const kept = known(there.directory);
    if (kept === null || this.#running) return;
    this.#running = true;
    this.#triedAt.set(there.directory, clock.now().uptime);
    onChange();
    try {
      await this.#copyAsKept(there, kept, job);
    } catch (error) {
      job.signal.throwIfAborted();
      const code = failureOf(error);
      if (code === 'BACKUP_FAILED') onError(error);
      amend(there.directory, { lastFailure: { at: clock.now().wall, code } });
      throw new Refusal(code);
    } finally {
      this.#running = false;
      onChange();
    }
  }

  async #copyAsKept(there: SchedulePlace, kept: KeptSchedule, job: JobInPhases): Promise<void> {
    const { clock, onError } = this.#parts;
    const { folder, owner, keep, withSecrets } = kept;
    const passphrase = there.secrets.get('backup_passphrase');
    if (passphrase === null) throw new Refusal('BACKUP_PASSPHRASE_MISSING');
    const at = clock.now().wall;
    const {
      copy: made,
      made: { forgottenAt },
    } = await copyInto(folder, owner, at, (path) => there.make(path, passphrase, withSecrets, job));
    const still = known(there.directory);
    const same = still?.folder === folder && there.secrets.get('backup_passphrase') === passphrase;
    amend(there.directory, { lastGood: { at, ...made }, lastFailure: null, due: !same });
    // The new one is verified by now. That an old one stays is no failure of the copy.
    await letOldGo(folder, owner, { keep: still?.keep ?? keep, newest: at, forgottenAt }).catch(onError);
  }
}

/** Epoch milliseconds. A copy from the future was made before the clock was set back. */
function nextAt({ due, lastGood, everyDays }: KeptSchedule, now: number): number {
  if (due || lastGood === null || lastGood.at > now) return now;
  return lastGood.at + everyDays * dayMs;
}

function known(directory: string): KeptSchedule | null {
  const read = readSchedule(directory);
  return read === 'unreadable' ? null : read;
}

/** What was chosen meanwhile stays. */
function amend(directory: string, changes: Partial<KeptSchedule>): void {
  const kept = known(directory);
  if (kept !== null) writeSchedule(directory, { ...kept, ...changes });
}

function ownerOf(id: string): string {
  return id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 8);
}
