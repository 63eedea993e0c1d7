import { join } from 'node:path';
import type { EventName, EventPayload } from '#contract';
import { Refusal } from '#contract/result.ts';
import { configurationHandlers } from './api/configuration-handlers.ts';
import { guestHandlers } from './api/guest-handlers.ts';
import type { Handlers } from './api/handlers.ts';
import { invitationHandlers } from './api/invitation-handlers.ts';
import { overviewHandlers } from './api/overview-handlers.ts';
import { practiceHandlers } from './api/practice-handlers.ts';
import { queueHandlers } from './api/queue-handlers.ts';
import { sessionHandlers } from './api/session-handlers.ts';
import { sessionView } from './api/views.ts';
import type { Clock } from './domain/clock.ts';
import { openingHours } from './domain/governor/opening-hours.ts';
import type { GovernorSettings } from './domain/governor/settings.ts';
import type { Random } from './domain/random.ts';
import { shippedTemplates } from './domain/templates/shipped-templates.ts';
import { createComposer } from './invitations/composer.ts';
import { createLinkSecret } from './invitations/link-secret.ts';
import type { Log } from './log.ts';
import { createOutlook } from './outlook/outlook.ts';
import { coalesced } from './coalesced.ts';
import type { Configuration } from '#contract/configuration.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import { createSessionService } from './sessions/session-service.ts';
import { openSettings, type Settings } from './settings/settings.ts';
import { openStores, type Stores } from './store/stores.ts';
import { normaliseWahaUrl } from './waha/url.ts';
import { createAckReader } from './worker/ack-reader.ts';
import { createWorker } from './worker/worker.ts';
import type { WahaAccess } from './waha-access.ts';

export interface RealmOptions {
  readonly kind: 'real' | 'practice';
  readonly directory: string;
  readonly access: WahaAccess;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly initial: Partial<Configuration>;
  readonly settleMs: number;
  readonly emit: <E extends EventName>(event: E, payload: EventPayload<E>) => void;
}

/** The handlers of one realm; those of the app itself come from `app.ts`. */
export type RealmHandlers = Omit<Handlers, `app.${string}`>;

/** One event with its store, its sessions and its worker. Practice and real are two of these, with nothing in common. */
export async function openRealm(options: RealmOptions) {
  const { kind, directory, access, secrets, clock, random, log, settleMs, emit } = options;
  const opened = openStores({ path: join(directory, 'invita.sqlite'), realm: kind, newId: random.id, now: clock.now().wall });
  if (!opened.ok) throw new Refusal(opened.code, { directory });
  const { stores } = opened;
  const settings = openSettings({
    path: join(directory, 'settings.json'),
    storeIsNew: opened.isNew,
    initial: options.initial,
  });
  await furnish(stores, settings, access, clock);

  const configuration = settings.get;
  const governor = governorSettings(settings);
  const keyOf = (type: string) => access.keyOf(type) ?? secrets.get(`waha_api_key:${type}`);
  const sessionStore = access.overriding(stores.sessions);
  const sessions = createSessionService({
    store: sessionStore,
    connect: access.connect,
    keyOf,
    clock,
    onChange: () => sessionsChanged(),
  });
  const outlook = createOutlook({
    reader: stores.reader,
    slots: stores.slots,
    households: stores.households,
    sessions,
    governor,
    configuration,
    clock,
  });
  const worker = createWorker({
    claims: stores.claims,
    attempts: stores.attempts,
    slots: stores.slots,
    sessionStore,
    sessions: sessions.forWorker,
    settings: () => ({ governor: governor(), manners: configuration().manners }),
    clock,
    random,
    settleMs,
    onChange: () => announceQueue(),
  });
  const acks = createAckReader({
    attempts: stores.attempts,
    sessions: sessions.forWorker,
    clock,
    onChange: () => announceQueue(),
  });
  const linkSecret = createLinkSecret({
    secrets,
    events: stores.events,
    random,
    linksSent: async () => (await stores.reader.counts()).total > 0,
  });
  const composer = createComposer({ linkSecret, events: stores.events, configuration, clock });

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
    void sessions
      .all()
      .then((all) => {
        const now = clock.now().wall;
        emit('sessions.changed', all.map((known) => sessionView(known, keyOf(known.record.type) !== null, now)));
      })
      .catch((error: unknown) => log.error('sessions', error));
  }

  const shared = { households: stores.households, templates: stores.templates, sessions, composer, outlook, configuration, clock, random, queueChanged };
  const handlers: RealmHandlers = {
    ...sessionHandlers({
      service: sessions,
      store: sessionStore,
      secrets,
      keyOf,
      normaliseUrl: normaliseWahaUrl,
      clock,
      wakeWorker: () => worker.wake(),
    }),
    ...queueHandlers({ ...shared, queue: stores.queue, reader: stores.reader }),
    ...invitationHandlers({ ...shared, queue: stores.queue }),
    ...guestHandlers({
      households: stores.households,
      configuration,
      clock,
      random,
      guestsChanged: () => {
        outlook.changed();
        emit('guests.changed', {});
      },
    }),
    ...configurationHandlers({
      settings,
      linkSecret,
      configurationChanged: (view) => {
        queueChanged();
        emit('configuration.changed', view);
      },
    }),
    ...overviewHandlers({ outlook, reader: stores.reader, configuration, keyOf }),
    ...practiceHandlers({ phones: access.phones, sessions, nameOf: stores.households.nameOf }),
  };

  const stopping = new AbortController();
  const running: Promise<void>[] = [];

  /** Nobody waits for it, not even a stop: WAHA may take its time, and the next start brings it up again. */
  async function bringUp(signal: AbortSignal): Promise<void> {
    try {
      await sessions.refresh('main');
    } catch (error) {
      if (!signal.aborted && !(error instanceof Refusal)) log.error('sessions', error);
    }
  }

  return {
    kind,
    handlers,
    configuration,
    notices: () => (settings.unreadable ? ['SETTINGS_UNREADABLE'] : []),
    eventId: async () => (await stores.events.event()).id,
    start(): void {
      const { signal } = stopping;
      running.push(
        sessions.run(signal, (error) => log.error('sessions', error)),
        worker.run(signal, (error) => log.error('worker', error)),
        acks.run(signal, (error) => log.error('acks', error)),
      );
      if (access.bringUp) void bringUp(signal);
    },
    /** Lets the step under way come to its end: a message that is being sent is settled before the store closes. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(running);
      tellQueueChanged.cancel();
      stores.close();
    },
  };
}

export type Realm = Awaited<ReturnType<typeof openRealm>>;

/** What a new store needs before anybody asks: a session, the shipped texts. */
async function furnish(stores: Stores, settings: Settings, access: WahaAccess, clock: Clock): Promise<void> {
  const now = clock.now().wall;
  if ((await stores.sessions.sessions()).length === 0) {
    await stores.sessions.create({ type: 'main', label: 'WhatsApp', wahaUrl: access.defaultUrl, wahaSession: 'default' }, now);
  }
  await stores.templates.addMissing(shippedTemplates, now);
  // Nothing leaves on guessed settings.
  if (settings.unreadable) await stores.queue.setPaused(true, now);
}

/** Made again only when the configuration is another one: the opening hours remember their day. */
function governorSettings(settings: Settings): () => GovernorSettings {
  let of: Configuration | null = null;
  let made: GovernorSettings | null = null;
  return () => {
    const configuration = settings.get();
    if (made === null || of !== configuration) {
      of = configuration;
      made = toGovernor(configuration);
    }
    return made;
  };
}

function toGovernor({ whatsapp_rate_limit, pacing, send_window, time_zone }: Configuration): GovernorSettings {
  const window = send_window && {
    start: send_window.start,
    end: send_window.end,
    weekdays: send_window.weekdays,
    blackoutDates: send_window.blackout_dates,
  };
  return { rateLimit: whatsapp_rate_limit, pacing, hours: openingHours(window, time_zone) };
}
