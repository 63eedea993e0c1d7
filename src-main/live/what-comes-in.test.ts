import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { aDraft, sent } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openTestStore } from '../testing/test-store.ts';
import { liveEventOf } from '../waha/live-event.ts';
import { createEventIntake } from './event-intake.ts';

const guest = '393331234567@c.us';
const url = 'http://127.0.0.1:3000';
let store: StoreUnderTest;
let take: (event: string, payload: object) => Promise<void>;
const errors: unknown[] = [];

beforeEach(async () => {
  store = openTestStore();
  onTestFinished(() => store.close());
  const clock = new ManualClock();
  const random = new SeededRandom();
  const now = clock.now().wall;
  await store.sessions.create({ type: 'main', label: '', wahaUrl: url, wahaSession: 'default' }, now);
  const rossi = { name: 'Rossi', phones: [{ e164: '+393331234567', kind: 'mobile' as const }], guests: [] };
  await store.households.add([rossi], { importId: 'l', filename: null, summary: {} }, () => 'rossi', now);
  const invitation = { kind: 'INVITATION', householdId: 'rossi', phones: ['+393331234567'] } as const;
  await sent(store, aDraft('invitation', invitation));
  const rules = { acceptClear: true, optOutAutomatically: true };
  const context = () => ({ newId: () => random.id(), now });
  const nothing = () => {};
  const intake = createEventIntake({
    ...{ store: store.sessions, attempts: store.attempts, inbox: store.inbox, clock },
    readReplies: async () => void (await store.replies.readNew(rules, context())),
    eventResponded: async (response) => void (await store.replies.recordEventResponse(response, now)),
    ...{
      recheck: nothing,
      heard: nothing,
      queueChanged: nothing,
      wakeWorker: nothing,
      inboxChanged: nothing,
    },
    isCaughtUp: () => true,
    onError: (error) => void errors.push(error),
  });
  let frames = 0;
  take = async (event, payload) => {
    frames += 1;
    const read = liveEventOf(JSON.stringify({ id: `evt_${frames}`, event, session: 'default', payload }));
    if (read !== null && read !== 'unknown') await intake(url, [read]);
    expect(errors.splice(0)).toEqual([]);
  };
});

const message = (changes: object = {}) => ({
  id: `false_${guest}_3A1`,
  timestamp: 1_800_000_000,
  from: guest,
  fromMe: false,
  body: 'Ci saremo in due',
  hasMedia: false,
  ack: 2,
  ...changes,
});
const write = (changes: object = {}) => take('message.any', message(changes));

/** What is kept of it, how it was read, and what the household is taken to have said. */
async function outcome(): Promise<string> {
  const [kept] = await store.inbox.ofHousehold('rossi', 1);
  const [reply] = await store.replies.ofHousehold('rossi', 1);
  const household = await store.households.household('rossi');
  const text = kept === undefined ? 'not kept' : `${kept.text.length} characters`;
  const answer = household?.optedOut ? 'OPTED_OUT' : (household?.rsvp ?? 'no answer');
  return [text, reply === undefined ? 'no card' : `${reply.state} ${reply.reading.why}`, answer].join(', ');
}

describe('what comes in on WhatsApp comes to a defined end', () => {
  const table: readonly (readonly [what: string, come: () => Promise<void>, end: string])[] = [
    ['a clear answer', () => write(), '16 characters, AUTO SAID, COMING'],
    ['the same answer told twice', () => write().then(() => write()), '16 characters, AUTO SAID, COMING'],
    ['a STOP', () => write({ body: 'STOP' }), '4 characters, AUTO STOP_WORD, OPTED_OUT'],
    ['emoji only', () => write({ body: '👍🎉' }), '4 characters, OPEN EMOJI, no answer'],
    [
      'a voice message',
      () => write({ body: '', hasMedia: true }),
      '0 characters, OPEN ATTACHMENT, no answer',
    ],
    [
      '65,000 characters',
      () => write({ body: 'Ci saremo in due. '.repeat(3_612).slice(0, 65_000) }),
      '10000 characters, OPEN TOO_LONG, no answer',
    ],
    [
      'a reaction',
      () => take('message.reaction', { ...message(), reaction: { text: '👎', messageId: '3A0' } }),
      'not kept, no card, no answer',
    ],
    [
      'a reaction, told as a message without words',
      () => write({ body: '', reaction: { text: '👎' } }),
      'not kept, no card, no answer',
    ],
    [
      'a message in a group',
      () => write({ from: '12036@g.us', participant: guest }),
      'not kept, no card, no answer',
    ],
    [
      'a message of our own phone',
      () => write({ fromMe: true, to: guest, body: 'STOP' }),
      'not kept, no card, no answer',
    ],
    ['a message from a channel', () => write({ from: '1203@newsletter' }), 'not kept, no card, no answer'],
    [
      'an answer edited into its opposite',
      async () => {
        await write();
        await take('message.edited', { ...message({ body: 'Non ci saremo' }), editedMessageId: '3A1' });
      },
      // Decided once by itself: what it says now is for a person, and the answer that stands is not changed in silence.
      '13 characters, OPEN SAID, COMING',
    ],
    [
      'a deleted message that was not decided',
      async () => {
        await write({ body: '👍' });
        await take('message.revoked', { revokedMessageId: '3A1' });
      },
      '0 characters, WITHDRAWN UNKNOWN_WORDS, no answer',
    ],
    [
      'an edit of a message that was never kept',
      () => take('message.edited', { ...message(), editedMessageId: '3A9' }),
      'not kept, no card, no answer',
    ],
    [
      'a deletion of a message that was never kept',
      () => take('message.revoked', { revokedMessageId: '3A9' }),
      'not kept, no card, no answer',
    ],
    ['what is no message at all', () => take('message.any', { body: 7 }), 'not kept, no card, no answer'],
  ];

  it.each(table)('%s', async (_, come, end) => {
    await come();
    expect(await outcome()).toBe(end);
  });

  it('also where an answer is taken back: it stands no more, and its card waits again', async () => {
    await write();
    expect(await store.replies.reopen('3A1', 1)).toMatchObject({ ok: true });
    expect(await outcome()).toBe('16 characters, OPEN SAID, no answer');
    const history = await store.rsvp.ofHousehold('rossi');
    expect(history.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true]);
    expect(await store.replies.reopen('3A1', 1)).toMatchObject({ ok: false, code: 'REPLY_DECIDED' });
  });
});
