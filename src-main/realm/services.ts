import type { EventName, EventPayload } from '#contract';
import { createKeepFirstPlan } from '../api/keep-first-plan.ts';
import { createOrderSender, type OrderSenderParts } from '../api/order-sender.ts';
import { sessionView } from '../api/views.ts';
import type { Clock } from '../domain/clock.ts';
import type { Random } from '../domain/random.ts';
import { createImportService } from '../imports/import-service.ts';
import { createComposer } from '../invitations/composer.ts';
import { createLinkSecret } from '../invitations/link-secret.ts';
import type { HearingOf } from '../live/hearing.ts';
import type { Log } from '../log.ts';
import { OutlookService } from '../outlook/outlook.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { SessionService } from '../sessions/session-service.ts';
import type { Settings } from '../settings/settings.ts';
import type { Stores } from '../store/stores.ts';
import type { WahaAccess } from '../waha-access.ts';
import type { WorkService } from '../work/work-service.ts';
import type { SendingHold } from '../worker/sending-hold.ts';
import { Worker } from '../worker/worker.ts';
import { createAutomation } from './automation.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import { coalesced } from './coalesced.ts';
import { createDataDeleter, type DataDeleter } from './data-deleter.ts';
import { sendingPace } from './governor-settings.ts';
import { createLive } from './live.ts';

export interface ServiceParts {
  /** The file of the store, for threads that open it themselves. */
  readonly storePath: string;
  readonly stores: Stores;
  readonly settings: Settings;
  readonly access: WahaAccess;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** See `WorkerCollaborators.settleMs`. */
  readonly settleMs: number;
  readonly hold: SendingHold;
  readonly work: WorkService;
  readonly emit: <E extends EventName>(event: E, payload: EventPayload<E>) => void;
}

/** What works in a realm, wired together over its stores. Nothing runs yet. */
export function createServices(parts: ServiceParts) {
  const { stores, settings, access, secrets, clock, random, log, settleMs, hold, emit } = parts;
  const configuration = settings.get;
  const keyOf = (type: string) => access.keyOf(type, secrets.get(`waha_api_key:${type}`));
  const sessionStore = access.overriding(stores.sessions);
  const sessions = new SessionService({
    store: sessionStore,
    connect: access.connect,
    keyOf,
    clock,
    onChange: sessionsChanged,
  });
  const { slots, attachments, attempts } = stores;
  const outlook = createOutlook(parts, sessions);
  const tellQueueChanged = coalesced(() => emit('queue.changed', {}));

  function announceQueue(): void {
    outlook.changed();
    tellQueueChanged();
  }

  /** Something to send, or another rule to send by: the worker looks at once. */
  function queueChanged(): void {
    announceQueue();
    worker.wake();
  }

  function sessionsChanged(): void {
    queueChanged();
    live.poke();
    void tellSessions(parts, sessions, keyOf, live.hearing).catch((error: unknown) =>
      log.error('sessions', error),
    );
  }

  const { live, acks, tellInboxChanged, ...replies } = createLive(parts, {
    sessions,
    keyOf,
    worker: () => worker,
    announceQueue,
    sessionsChanged,
    answersChanged: () => desks.automation.poke(),
  });
  const worker = new Worker({
    claims: stores.claims,
    ...{ attempts, slots, attachments },
    sessionStore,
    sessions: live.forWorker,
    settings: sendingPace(configuration),
    clock,
    random,
    settleMs,
    hold,
    onChange: announceQueue,
  });

  const desks = createDesks(parts, { sessions, outlook, queueChanged });
  const tellAll = [queueChanged, tellInboxChanged, replies.rsvpChanged, desks.tellAutomationChanged];
  const deletion = createDeletion(parts, tellAll);

  return {
    ...{ configuration, keyOf, sessionStore },
    ...{ sessions, outlook, worker, live, acks },
    ...{ deletion, backups: createBackupKeeper({ stores, clock }) },
    ...desks,
    queueChanged,
    inboxChanged: tellInboxChanged,
    ...replies,
    /** Nothing more is told from here on. */
    fallSilent() {
      tellQueueChanged.cancel();
      tellInboxChanged.cancel();
      desks.tellAutomationChanged.cancel();
      replies.rsvpChanged.cancel();
    },
  };
}

function createOutlook({ stores, settings, clock }: ServiceParts, sessions: SessionService): OutlookService {
  const { reader, campaigns, slots, households } = stores;
  const pace = sendingPace(settings.get);
  return new OutlookService({ reader, campaigns, slots, households, sessions, settings: pace, clock });
}

function createDeletion(
  { stores, settings, clock, random, emit }: ServiceParts,
  tellAll: readonly (() => void)[],
): DataDeleter {
  const everythingChanged = () => {
    for (const tell of tellAll) tell();
  };
  const planChanged = () => emit('retention.changed', {});
  return createDataDeleter({
    ...{ stores, clock, random, everythingChanged, planChanged },
    configuration: settings.get,
  });
}

async function tellSessions(
  { clock, emit }: ServiceParts,
  sessions: SessionService,
  keyOf: (type: string) => string | null,
  hearing: HearingOf,
): Promise<void> {
  const now = clock.now();
  const all = await sessions.all();
  emit(
    'sessions.changed',
    all.map((known) => sessionView(known, keyOf(known.record.type) !== null, now, hearing(known.record))),
  );
}

/** What queues messages, for a person or by itself, and what waits for the admin: guest lists on their way in. */
function createDesks(
  parts: ServiceParts,
  together: Pick<OrderSenderParts, 'sessions' | 'outlook' | 'queueChanged'>,
) {
  const { stores, settings, clock, random, log } = parts;
  const composing = createComposing(parts);
  const { composer } = composing;
  const sendOrder = createOrderSender({
    ...stores,
    ...together,
    ...{ composer, clock, random, configuration: settings.get },
    keepFirstPlan: createKeepFirstPlan({ ...stores, onError: (error) => log.error('plan', error) }),
  });
  const automation = createAutomation(parts, sendOrder);
  return { ...composing, ...automation, sendOrder, importDesks: importDesks(parts) };
}

/** What writes the texts of messages, with their links. */
function createComposing({ stores, settings, secrets, random, clock }: ServiceParts) {
  const { events, reader } = stores;
  const linksSent = async () => (await reader.counts()).total > 0;
  const linkSecret = createLinkSecret({ secrets, events, random, clock, linksSent });
  return { linkSecret, composer: createComposer({ linkSecret, events, configuration: settings.get, clock }) };
}

export type Services = ReturnType<typeof createServices>;

function importDesks({ storePath, settings, clock, random, emit }: ServiceParts) {
  return createImportService({
    storePath,
    configuration: settings.get,
    clock,
    random,
    onProgress: (previewId, share) => emit('import.progress', { previewId, share }),
  });
}
