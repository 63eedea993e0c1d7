import type { AttachmentStore } from '../domain/attachments/attachment.ts';
import type { AutomationStore } from '../domain/automation/automation-store.ts';
import type { PlanStore } from '../domain/forecast/first-plan.ts';
import type { HouseholdEditor } from '../domain/guests/editing/household-editor.ts';
import type { GuestListReader } from '../domain/guests/guest-list-reader.ts';
import type { HouseholdStore } from '../domain/guests/household-store.ts';
import type { ImportStore } from '../domain/guests/import/import-store.ts';
import type { InboxStore } from '../domain/inbox/inbox-store.ts';
import type { LinkStore } from '../domain/links/link-store.ts';
import type { CampaignStore } from '../domain/queue/campaign-store.ts';
import type { InvariantReport } from '../domain/queue/invariants.ts';
import type { QueueReader, QueueStore } from '../domain/queue/queue-store.ts';
import type { AttemptStore, ClaimStore, SlotStore } from '../domain/queue/worker-store.ts';
import type { ReplyStore } from '../domain/replies/reply-store.ts';
import type { ReportStore } from '../domain/reports/report-store.ts';
import type { DeletionStore } from '../domain/retention/data-deletion.ts';
import type { RetentionStore } from '../domain/retention/retention-store.ts';
import type { AnswerLog } from '../domain/rsvp/answer-log.ts';
import type { RsvpStore } from '../domain/rsvp/rsvp-store.ts';
import type { SessionStore } from '../domain/sessions/session-store.ts';
import type { TemplateStore } from '../domain/templates/template-store.ts';
import { createAnswerLog } from './answer-log.ts';
import { createAttachmentStore } from './attachment-store.ts';
import { createAttemptStore } from './attempt-store.ts';
import { createAutomationStore } from './automation-store.ts';
import { type Backups, createBackups } from './backups.ts';
import { createCampaignStore } from './campaign-store.ts';
import { inThread } from './care.ts';
import { createClaimStore } from './claim-store.ts';
import { createDeletionStore } from './deletion-store.ts';
import { createEventStore, type EventStore } from './event-store.ts';
import { createGuestListReader } from './guest-list-reader.ts';
import { createHouseholdEditor } from './household-editor.ts';
import { createHouseholdStore } from './household-store.ts';
import { createImportStore } from './import-store.ts';
import { createInboxStore } from './inbox-store.ts';
import { createLinkStore } from './link-store.ts';
import { type OpenOptions, openDatabase } from './open-database.ts';
import { createPlanStore } from './plan-store.ts';
import { createQueueReader } from './queue-reader.ts';
import { createQueueStore } from './queue-store.ts';
import { createReplyStore } from './reply-store.ts';
import { createReportStore } from './report-store.ts';
import { createRetentionStore } from './retention-store.ts';
import { createRsvpStore } from './rsvp-store.ts';
import { createSessionStore } from './session-store.ts';
import { createSlotStore } from './slot-store.ts';
import { createTemplateStore } from './template-store.ts';

export interface Stores {
  readonly claims: ClaimStore;
  readonly attempts: AttemptStore;
  readonly slots: SlotStore;
  readonly queue: QueueStore;
  readonly campaigns: CampaignStore;
  readonly reader: QueueReader;
  readonly plans: PlanStore;
  readonly households: HouseholdStore;
  readonly householdEditor: HouseholdEditor;
  readonly guestList: GuestListReader;
  readonly inbox: InboxStore;
  readonly replies: ReplyStore;
  readonly rsvp: RsvpStore;
  readonly answerLog: AnswerLog;
  readonly reports: ReportStore;
  readonly automation: AutomationStore;
  readonly retention: RetentionStore;
  readonly deletion: DeletionStore;
  readonly imports: ImportStore;
  readonly sessions: SessionStore;
  readonly links: LinkStore;
  readonly templates: TemplateStore;
  readonly attachments: AttachmentStore;
  readonly events: EventStore;
  readonly backups: Backups;
  /** Whether the store keeps its promises, read in a thread of its own while it is in use. A store in memory has no file to read. */
  checkInvariants(): Promise<InvariantReport>;
  /** `ok`, or what SQLite found wrong with the file. */
  quickCheck(): Promise<string>;
  close(): void;
}

/** All of what one realm keeps, over one connection. */
export function openStores(options: OpenOptions) {
  const opened = openDatabase(options);
  if (!opened.ok) return opened;
  const { database } = opened;
  const stores: Stores = {
    claims: createClaimStore(database),
    attempts: createAttemptStore(database),
    slots: createSlotStore(database),
    queue: createQueueStore(database),
    campaigns: createCampaignStore(database),
    reader: createQueueReader(database),
    plans: createPlanStore(database),
    households: createHouseholdStore(database),
    householdEditor: createHouseholdEditor(database),
    guestList: createGuestListReader(database),
    inbox: createInboxStore(database),
    replies: createReplyStore(database),
    rsvp: createRsvpStore(database),
    answerLog: createAnswerLog(database),
    reports: createReportStore(database),
    automation: createAutomationStore(database),
    retention: createRetentionStore(database, options.path),
    deletion: createDeletionStore(database),
    imports: createImportStore(database),
    sessions: createSessionStore(database),
    links: createLinkStore(database),
    templates: createTemplateStore(database),
    attachments: createAttachmentStore(database),
    events: createEventStore(database),
    backups: createBackups(database, options.path),
    checkInvariants: () => inThread('checkInvariants', options.path),
    quickCheck: () => inThread('quickCheck', options.path),
    close: () => database.close(),
  };
  return { ok: true, stores } as const;
}
