import { attachmentHandlers } from '../api/attachment-handlers.ts';
import { automationHandlers } from '../api/automation-handlers.ts';
import { campaignHandlers } from '../api/campaign-handlers.ts';
import { checkHandlers } from '../api/check-handlers.ts';
import { configurationHandlers } from '../api/configuration-handlers.ts';
import { conversationHandlers } from '../api/conversation-handlers.ts';
import { enqueueHandlers } from '../api/enqueue-handlers.ts';
import { guestEditingHandlers } from '../api/guest-editing-handlers.ts';
import { guestHandlers } from '../api/guest-handlers.ts';
import type { Handlers } from '../api/handlers.ts';
import { importHandlers } from '../api/import-handlers.ts';
import { inboxHandlers } from '../api/inbox-handlers.ts';
import { invitationHandlers } from '../api/invitation-handlers.ts';
import { linkHandlers } from '../api/link-handlers.ts';
import { messageHandlers } from '../api/message-handlers.ts';
import { overviewHandlers } from '../api/overview-handlers.ts';
import { practiceHandlers } from '../api/practice-handlers.ts';
import { queueHandlers } from '../api/queue-handlers.ts';
import { replyHandlers } from '../api/reply-handlers.ts';
import { reportHandlers } from '../api/report-handlers.ts';
import { retentionHandlers } from '../api/retention-handlers.ts';
import { rsvpHandlers } from '../api/rsvp-handlers.ts';
import { sessionHandlers } from '../api/session-handlers.ts';
import { siteAnswerHandlers } from '../api/site-answer-handlers.ts';
import { templateHandlers } from '../api/template-handlers.ts';
import { unreachedHandlers } from '../api/unreached-handlers.ts';
import { sheetAside } from '../export/sheet-room.ts';
import { isRehearsal } from '../rehearsal-clock.ts';
import { normaliseWahaUrl } from '../waha/url.ts';
import { toGovernor } from './governor-settings.ts';
import type { ServiceParts, Services } from './services.ts';

/** The handlers of one realm; those of the app itself come from `app.ts`. */
export type RealmHandlers = Omit<
  Handlers,
  | `app.${string}`
  | `adminApi.${string}`
  | `backups.${string}`
  | `computer.${string}`
  | `container.${string}`
  | `doctor.${string}`
  | `firstRun.${string}`
  | `tokens.${string}`
  | `updates.${string}`
  | `work.${string}`
>;

export function createHandlers(parts: ServiceParts, services: Services): RealmHandlers {
  const { stores, settings, access, secrets, clock, emit } = parts;
  const { configuration, keyOf, sessions, outlook, linkSecret, live, queueChanged, inboxChanged } = services;
  const shared = sharedParts(parts, services);
  const pace = isRehearsal(clock) ? clock : null;
  const retained = { retention: stores.retention, deletion: services.deletion };
  const guestsChanged = () => {
    outlook.changed();
    emit('guests.changed', {});
    services.matchWriters();
  };
  return {
    ...sessionHandlers({
      service: sessions,
      store: services.sessionStore,
      secrets,
      keyOf,
      hearing: live.hearing,
      normaliseUrl: normaliseWahaUrl,
      clock,
      wakeWorker: services.worker.wake,
      defaultCountry: () => configuration().default_country,
      queueChanged,
    }),
    ...queueHandlers({
      ...shared,
      checkInvariants: stores.checkInvariants,
      lookSoon: (ids) => services.worker.lookSoon(ids),
    }),
    ...messageHandlers(shared),
    ...enqueueHandlers(shared),
    ...templateHandlers(shared),
    ...attachmentHandlers(shared),
    ...linkHandlers({ ...shared, links: stores.links, events: stores.events, linkSecret, guestsChanged }),
    ...invitationHandlers({ ...shared, sendOrder: services.sendOrder }),
    ...automationHandlers({
      ...shared,
      automation: stores.automation,
      meantBy: services.meantBy,
      automationChanged: services.automationChanged,
    }),
    ...campaignHandlers(shared),
    ...guestHandlers(shared),
    ...guestEditingHandlers({ ...shared, guestsChanged }),
    ...retentionHandlers({ ...shared, ...retained, guestsChanged }),
    ...inboxHandlers({ ...shared, inbox: stores.inbox, inboxChanged, readReplies: services.readReplies }),
    ...conversationHandlers({ ...shared, inbox: stores.inbox }),
    ...answerHandlers(shared, parts, services),
    ...reportHandlers({ ...shared, ...stores, writeSheet: sheetAside }),
    ...checkHandlers(shared),
    ...unreachedHandlers(shared),
    ...importHandlers({ ...shared, desks: services.importDesks, imports: stores.imports, guestsChanged }),
    ...configurationHandlers({
      outlook,
      toGovernor,
      settings,
      linkSecret,
      configurationChanged: (view) => {
        queueChanged();
        emit('configuration.changed', view);
      },
    }),
    ...overviewHandlers({ ...shared, speed: () => pace?.speed ?? 1, keyOf, hearing: live.hearing }),
    ...practiceHandlers({
      ...{ phones: access.phones, pace, sessions, attachments: stores.attachments },
      clockChanged: (now) => emit('clock.changed', now),
      nameOf: stores.households.nameOf,
    }),
  };
}

/** What households answer, whoever passes it on. */
function answerHandlers(
  shared: ReturnType<typeof sharedParts>,
  { stores: { rsvp, replies, answerLog, events } }: ServiceParts,
  { linkSecret, rsvpChanged }: Services,
) {
  return {
    ...rsvpHandlers({ ...shared, rsvp, rsvpChanged }),
    ...replyHandlers({ ...shared, replies, rsvpChanged }),
    ...siteAnswerHandlers({ ...shared, rsvp, answerLog, events, linkSecret, rsvpChanged }),
  };
}

/** What most handlers need. */
function sharedParts({ stores, clock, random, work }: ServiceParts, services: Services) {
  const { sessions, composer, outlook, configuration, queueChanged } = services;
  const { queue, campaigns, reader, plans, households, householdEditor, guestList, templates, attachments } =
    stores;
  return {
    ...{ queue, campaigns, reader, plans, households, householdEditor, guestList, templates, attachments },
    ...{ sessions, composer, outlook, configuration, queueChanged },
    ...{ clock, random, work },
  };
}
