import { createAnswerLog } from '../store/answer-log.ts';
import { createAttachmentStore } from '../store/attachment-store.ts';
import { createAttemptStore } from '../store/attempt-store.ts';
import { createAutomationStore } from '../store/automation-store.ts';
import { createCampaignStore } from '../store/campaign-store.ts';
import { createClaimStore } from '../store/claim-store.ts';
import { createEventStore } from '../store/event-store.ts';
import { createGuestListReader } from '../store/guest-list-reader.ts';
import { createHouseholdEditor } from '../store/household-editor.ts';
import { createHouseholdStore } from '../store/household-store.ts';
import { createInboxStore } from '../store/inbox-store.ts';
import { openDatabase } from '../store/open-database.ts';
import { createQueueReader } from '../store/queue-reader.ts';
import { createQueueStore } from '../store/queue-store.ts';
import { createReplyStore } from '../store/reply-store.ts';
import { createReportStore } from '../store/report-store.ts';
import { createRetentionStore } from '../store/retention-store.ts';
import { createRsvpStore } from '../store/rsvp-store.ts';
import { createSessionStore } from '../store/session-store.ts';
import { createSlotStore } from '../store/slot-store.ts';
import { builder, query } from '../store/sql.ts';
import { createTemplateStore } from '../store/template-store.ts';
import type { StoreUnderTest } from './store/store-under-test.ts';

/** The store over SQLite, on a file or in memory, with everything a test may want of it. */
export function openTestStore(path = ':memory:'): StoreUnderTest {
  const opened = openDatabase({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  const { database } = opened;
  return {
    claims: createClaimStore(database),
    attempts: createAttemptStore(database),
    slots: createSlotStore(database),
    queue: createQueueStore(database),
    campaigns: createCampaignStore(database),
    reader: createQueueReader(database),
    sessions: createSessionStore(database),
    households: createHouseholdStore(database),
    householdEditor: createHouseholdEditor(database),
    guestList: createGuestListReader(database),
    inbox: createInboxStore(database),
    replies: createReplyStore(database),
    rsvp: createRsvpStore(database),
    answerLog: createAnswerLog(database),
    reports: createReportStore(database),
    automation: createAutomationStore(database),
    retention: createRetentionStore(database, path),
    templates: createTemplateStore(database),
    attachments: createAttachmentStore(database),
    events: createEventStore(database),
    optOut(household, at) {
      database.run(
        query(builder.updateTable('household').set({ opted_out_at: at }).where('id', '=', household)),
      );
    },
    damageText(message, text) {
      database.run(
        query(builder.updateTable('whatsapp_message_queue').set({ text }).where('id', '=', message)),
      );
    },
    refuseChanges: (refuse) => database.exec(`PRAGMA query_only = ${refuse ? 'ON' : 'OFF'}`),
    waitForNobody: () => database.exec('PRAGMA busy_timeout = 0'),
    damageFile(id) {
      // The store keeps a file as it is; a disk may not.
      database.exec('DROP TRIGGER attachment_is_kept');
      database.run(
        query(builder.updateTable('attachment').set({ filename: 'other.jpg' }).where('id', '=', id)),
      );
    },
    close: () => database.close(),
  };
}
