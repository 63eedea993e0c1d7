import type { AttachmentStore } from '../../domain/attachments/attachment.ts';
import type { AutomationStore } from '../../domain/automation/automation-store.ts';
import type { HouseholdEditor } from '../../domain/guests/editing/household-editor.ts';
import type { GuestListReader } from '../../domain/guests/guest-list-reader.ts';
import type { HouseholdStore } from '../../domain/guests/household-store.ts';
import type { InboxStore } from '../../domain/inbox/inbox-store.ts';
import type { CampaignStore } from '../../domain/queue/campaign-store.ts';
import type { QueueReader, QueueStore } from '../../domain/queue/queue-store.ts';
import type { AttemptStore, ClaimStore, SlotStore } from '../../domain/queue/worker-store.ts';
import type { ReplyStore } from '../../domain/replies/reply-store.ts';
import type { ReportStore } from '../../domain/reports/report-store.ts';
import type { RetentionStore } from '../../domain/retention/retention-store.ts';
import type { AnswerLog } from '../../domain/rsvp/answer-log.ts';
import type { RsvpStore } from '../../domain/rsvp/rsvp-store.ts';
import type { SessionStore } from '../../domain/sessions/session-store.ts';
import type { TemplateStore } from '../../domain/templates/template-store.ts';
import type { EventStore } from '../../store/event-store.ts';

/** One fresh store with one event in it, and what only a test does to it. */
export interface StoreUnderTest {
  readonly claims: ClaimStore;
  readonly attempts: AttemptStore;
  readonly slots: SlotStore;
  readonly queue: QueueStore;
  readonly campaigns: CampaignStore;
  readonly reader: QueueReader;
  readonly sessions: SessionStore;
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
  readonly templates: TemplateStore;
  readonly attachments: AttachmentStore;
  readonly events: EventStore;
  /** The household wants no more messages. */
  optOut(household: string, at: number): void;
  /** Changes the text of a waiting message behind everybody's back. */
  damageText(message: string, text: string): void;
  /** As on a full disk: it can be read, and every change fails. */
  refuseChanges(refuse: boolean): void;
  /** Who finds it locked is told so at once, as after the longest wait. */
  waitForNobody(): void;
  /** What is stored under this id is no longer what was. */
  damageFile(id: string): void;
  close(): void;
}
