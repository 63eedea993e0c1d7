import { afterEach, beforeEach, describe } from 'vitest';
import { describeAcks } from './store/describe-acks.ts';
import { describeActions } from './store/describe-actions.ts';
import { describeAttempts } from './store/describe-attempts.ts';
import { describeAutomation } from './store/describe-automation.ts';
import { describeCanaries } from './store/describe-canaries.ts';
import { describeClaims } from './store/describe-claims.ts';
import { describeGoverning } from './store/describe-governing.ts';
import { describeGuestList } from './store/describe-guest-list.ts';
import { describeHouseholdEditing } from './store/describe-household-editing.ts';
import { describeHouseholds } from './store/describe-households.ts';
import { describeInbox } from './store/describe-inbox.ts';
import { describeQueue } from './store/describe-queue.ts';
import { describeReader } from './store/describe-reader.ts';
import { describeReplies } from './store/describe-replies.ts';
import { describeReports } from './store/describe-reports.ts';
import { describeRetention } from './store/describe-retention.ts';
import { describeRsvp } from './store/describe-rsvp.ts';
import { describeSessionRemoval } from './store/describe-session-removal.ts';
import { describeSessions } from './store/describe-sessions.ts';
import { describeSlots } from './store/describe-slots.ts';
import { describeStartSend } from './store/describe-start-send.ts';
import { describeStops } from './store/describe-stops.ts';
import { describeTexts } from './store/describe-texts.ts';
import type { StoreUnderTest } from './store/store-under-test.ts';

/** What every store must do, whatever it keeps its rows in. `open` gives a fresh one for each test. */
export function describeQueueStore(name: string, open: () => StoreUnderTest): void {
  describe(`the store ${name}`, () => {
    let current: StoreUnderTest;
    beforeEach(() => {
      current = open();
    });
    afterEach(() => current.close());
    const store = () => current;

    describeClaims(store);
    describeCanaries(store);
    describeStartSend(store);
    describeAttempts(store);
    describeAcks(store);
    describeSlots(store);
    describeGoverning(store);
    describeQueue(store);
    describeActions(store);
    describeReader(store);
    describeSessions(store);
    describeSessionRemoval(store);
    describeHouseholds(store);
    describeHouseholdEditing(store);
    describeGuestList(store);
    describeTexts(store);
    describeInbox(store);
    describeStops(store);
    describeRsvp(store);
    describeAutomation(store);
    describeReplies(store);
    describeReports(store);
    describeRetention(store);
  });
}
