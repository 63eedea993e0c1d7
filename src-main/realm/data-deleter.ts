import type { Configuration } from '#contract/configuration.ts';
import type { Clock } from '../domain/clock.ts';
import { LocalDays } from '../domain/governor/local-days.ts';
import type { Random } from '../domain/random.ts';
import type {
  DataDeletion,
  DeletedAll,
  DeletionDesk,
  DeletionOutlook,
} from '../domain/retention/data-deletion.ts';
import { planDeletion, postponed } from '../domain/retention/deletion-plan.ts';
import type { Stores } from '../store/stores.ts';
import { turns } from '../work/turns.ts';

/** The clock on the wall is read at each look. In milliseconds. */
const lookEveryMs = 60_000;

export interface DataDeleterParts {
  readonly stores: Pick<Stores, 'deletion' | 'retention' | 'backups'>;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Random;
  /** Nothing that was shown of anybody is there any more. */
  readonly everythingChanged: () => void;
  /** It is planned otherwise, or comes near. */
  readonly planChanged: () => void;
}

export interface DataDeleter extends DeletionDesk {
  /** Announces, deletes what is due, and ends what a crash or a full disk left undone. */
  look(): Promise<void>;
  run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void>;
}

/** Deletes all personal data so many days after the event, or at once for who asks for it. */
export function createDataDeleter(parts: DataDeleterParts): DataDeleter {
  const { stores, configuration, clock, planChanged } = parts;
  /** What one is cleaning away must not be cleaned away by the other. */
  const inTurn = turns();
  const zone = () => new LocalDays(configuration().time_zone);
  /** What the last look found, to tell when that changes. */
  let told: string | null = null;

  async function outlook(): Promise<DeletionOutlook> {
    const { event_date: eventDate, delete_personal_data_after_days: days } = configuration();
    const data = await stores.deletion.personalData();
    const soFar = await stores.deletion.soFar();
    const plan = data.any ? planDeletion({ eventDate, days, zone: zone() }, soFar, clock.now()) : null;
    return { plan, data, last: await stores.deletion.last() };
  }

  async function look(): Promise<void> {
    const { last } = await outlook();
    if (last !== null && !last.clean) await clean(last, parts);
    // Asked only now: that took its time, and somebody may have put the next one off.
    const { plan } = await outlook();
    // A message on its way is over by the next look.
    if (plan?.standing === 'DUE') await deleteAll('DATE', parts);
    const found = plan === null ? '' : `${plan.due} ${plan.standing}`;
    if (told !== null && told !== found) planChanged();
    told = found;
  }

  return {
    outlook,
    look: () => inTurn(look),
    async seen(due) {
      const { plan } = await outlook();
      if (plan === null || plan.standing === 'FAR' || plan.due !== due) return;
      await stores.deletion.noteSeen(due, clock.now());
    },
    async postpone() {
      const { plan } = await outlook();
      if (plan === null) return false;
      await stores.deletion.postpone(postponed(plan, zone(), clock.now().wall));
      planChanged();
      return true;
    },
    deleteNow: () => inTurn(() => deleteAll('HAND', parts)),
    async run(signal, onError) {
      while (!signal.aborted) {
        await inTurn(look).catch(onError);
        await clock.sleep(lookEveryMs, signal);
      }
    },
  };
}

async function deleteAll(because: DataDeletion['because'], parts: DataDeleterParts): Promise<DeletedAll> {
  const { stores, clock, random, everythingChanged } = parts;
  const deleted = await stores.deletion.deleteAll(random.id(), because, clock.now());
  if (!deleted.ok) return deleted;
  try {
    return { ok: true, deletion: await clean(deleted.deletion, parts) };
  } finally {
    everythingChanged();
  }
}

/** The rows are gone; now their bytes, and the copies. Done once more where it did not come to its end. */
async function clean(deletion: DataDeletion, parts: DataDeleterParts): Promise<DataDeletion> {
  const { stores, clock, planChanged } = parts;
  await stores.retention.wipe();
  const now = clock.now().wall;
  await stores.backups.makeOnly(now);
  await stores.deletion.noteClean(deletion.id, now);
  planChanged();
  return { ...deletion, clean: true };
}
