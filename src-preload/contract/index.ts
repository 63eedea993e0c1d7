import { z } from 'zod';
import { adminApiMethods } from './admin-api.ts';
import { automationMethods } from './automation.ts';
import { backupMethods } from './backups.ts';
import { campaignMethods } from './campaigns.ts';
import { computerMethods, computerWish } from './computer.ts';
import { configurationMethods, configurationView } from './configuration.ts';
import { containerMethods } from './container.ts';
import { doctorMethods } from './doctor.ts';
import { firstRunMethods } from './first-run.ts';
import { guestEditingMethods } from './guest-editing.ts';
import { guestMethods } from './guests.ts';
import { importMethods, importProgress } from './imports.ts';
import { inboxMethods } from './inbox.ts';
import { invitationMethods } from './invitations.ts';
import { linkMethods } from './links.ts';
import { appInfo, overviewMethods, realmClock } from './overview.ts';
import { practiceMethods } from './practice.ts';
import { queueMethods } from './queue.ts';
import { replyMethods } from './replies.ts';
import { reportMethods } from './reports.ts';
import type { Result } from './result.ts';
import { retentionMethods } from './retention.ts';
import { rsvpMethods } from './rsvp.ts';
import { sessionMethods, sessionView } from './sessions.ts';
import { siteAnswerMethods } from './site-answers.ts';
import { tokenMethods } from './tokens.ts';
import { updateMethods, updatesView } from './updates.ts';
import { workMethods, workProgress } from './work.ts';

/** Everything the window and the Admin API may ask for: declared here once, checked here, served over any transport. */
export const methods = {
  ...overviewMethods,
  ...firstRunMethods,
  ...sessionMethods,
  ...queueMethods,
  ...guestMethods,
  ...guestEditingMethods,
  ...inboxMethods,
  ...rsvpMethods,
  ...replyMethods,
  ...importMethods,
  ...invitationMethods,
  ...campaignMethods,
  ...automationMethods,
  ...linkMethods,
  ...configurationMethods,
  ...practiceMethods,
  ...containerMethods,
  ...doctorMethods,
  ...tokenMethods,
  ...adminApiMethods,
  ...computerMethods,
  ...siteAnswerMethods,
  ...reportMethods,
  ...retentionMethods,
  ...backupMethods,
  ...workMethods,
  ...updateMethods,
} as const;

/** What the main process tells by itself. A small payload says what changed; lists are asked for again. */
export const events = {
  'app.changed': appInfo,
  'sessions.changed': z.array(sessionView),
  'queue.changed': z.object({}),
  'guests.changed': z.object({}),
  'inbox.changed': z.object({}),
  /** Answers came, were changed or taken back, or wait for a person; `guests.changed` comes with it. */
  'rsvp.changed': z.object({}),
  /** A rule was changed, has run, or is to run at another time. */
  'automation.changed': z.object({}),
  /** All personal data was deleted, or is to be deleted at another time. */
  'retention.changed': z.object({}),
  'import.progress': importProgress,
  'configuration.changed': configurationView,
  'clock.changed': realmClock,
  'practice.changed': z.object({}),
  'container.changed': z.object({}),
  'container.logged': z.object({}),
  'updates.changed': updatesView,
  /** The copies by themselves: another plan, one that begins, one that was made or was not. */
  'backups.changed': z.object({}),
  'work.progress': workProgress,
  'computer.asked': computerWish,
} as const;

export type Methods = typeof methods;
export type Method = keyof Methods;
export type Input<M extends Method> = z.input<Methods[M]['input']>;
/** The input after the contract has checked it and filled in its defaults. */
export type Parsed<M extends Method> = z.output<Methods[M]['input']>;
export type Output<M extends Method> = z.output<Methods[M]['output']>;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<E extends EventName> = z.output<Events[E]>;

/** What carries requests and events: IPC in the desktop, HTTP in a browser, a function call in tests. */
export interface Transport {
  invoke(method: Method, input: unknown): Promise<Result<unknown>>;
  subscribe(listener: (event: EventName, payload: unknown) => void): () => void;
}
