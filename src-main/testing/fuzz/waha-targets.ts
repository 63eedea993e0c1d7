import fc from 'fast-check';
import type { HttpResult } from '../../waha/http.ts';
import { liveEventOf, wantedEvents } from '../../waha/live-event.ts';
import { createWahaSession } from '../../waha/session.ts';
import { wahaTimeoutsDefault as timeouts } from '../../waha/timeouts.ts';
import { createTurns } from '../../waha/turns.ts';
import { createWahaWhatsApp } from '../../waha/whatsapp.ts';
import { mutatedJson, mutatedText } from './mutations.ts';
import { bodiesWithIds, wahaBodies } from './seeds.ts';
import { type FuzzTarget, must, mustBeUnpolluted } from './target.ts';

const body = mutatedJson(fc.constantFrom(...wahaBodies, ...bodiesWithIds));
const status = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(200, 201) },
  { weight: 2, arbitrary: fc.constantFrom(204, 302, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503) },
);
const answer: fc.Arbitrary<HttpResult> = fc.oneof(
  {
    weight: 15,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      status,
      body: fc.oneof(body, fc.constant(undefined)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('failure' as const),
      failure: fc.constantFrom('NOT_WRITTEN', 'TIMEOUT', 'RESET', 'BAD_ANSWER', 'TOO_LARGE'),
    }),
  },
);

let next: readonly HttpResult[] = [];
let asked = 0;
const http = async () =>
  next[asked++ % next.length] ?? { kind: 'failure' as const, failure: 'RESET' as const };
const whatsapp = createWahaWhatsApp({
  http,
  timeouts,
  session: 'main',
  identify: async () => ({ version: '2026.8.1', engine: 'NOWEB', tier: 'CORE', hasMessageIds: true }),
});
const session = createWahaSession({ http, timeouts, name: 'main', turns: createTurns(), whatsapp });
const to = { chatId: '393331234567@c.us', text: 'Ciao', messageId: '3EB0A1' };

const succeeded = (result: HttpResult | undefined) =>
  result?.kind === 'answer' && result.status >= 200 && result.status < 300;

/** No call throws, nothing counts as sent or absent that was not said so, and what is read has the types it should have. */
export const wahaAnswers: FuzzTarget<readonly HttpResult[]> = {
  name: 'WAHA answers',
  input: fc.array(answer, { minLength: 1, maxLength: 3 }),
  share: 15,
  async check(results) {
    next = results;
    asked = 0;
    const sent = await whatsapp.sendText(to);
    must(sent.kind !== 'sent' || succeeded(results[0]), 'sent, though the answer was no success');
    must(sent.kind !== 'sent' || /^\S+$/.test(sent.messageId), 'sent without an id');
    asked = 0;
    const found = await whatsapp.findMessage('3EB0A1', to.chatId);
    must(found.kind !== 'absent' || isNotFound(results[0]), 'absent, though nothing said so');
    must(found.kind !== 'found' || found.message.id === '3EB0A1', 'found another message');
    const chat = await whatsapp.readChat(to.chatId, 20);
    if (chat.kind === 'read')
      for (const message of chat.messages) must(typeof message.body === 'string', 'a message without a text');
    const calls = [
      ...[whatsapp.checkNumber('+393331234567'), whatsapp.reserveMessageId(), whatsapp.recentChats(10, 0)],
      ...[whatsapp.readIncoming(to.chatId, 0, 20), whatsapp.phoneOfLid('1357@lid'), session.report()],
      ...[session.brakes(), session.qr(), session.requestCode('+393331234567'), session.passkeyCode()],
    ];
    for (const result of await Promise.all<{ readonly ok: boolean }>(calls))
      must(typeof result.ok === 'boolean', 'no answer');
    mustBeUnpolluted();
    return sent.kind === 'sent' || found.kind === 'found' || chat.kind === 'read';
  },
};

function isNotFound(result: HttpResult | undefined): boolean {
  return result?.kind === 'answer' && result.status === 404;
}

const frame = fc
  .tuple(fc.constantFrom(...wantedEvents, 'presence.update'), body)
  .map(([event, payload]) =>
    JSON.stringify({ id: 'evt_1', event, session: 'main', payload, timestamp: 1_764_000_000_000 }),
  );

/** A frame of the stream is an event, unknown or nothing; what it carries has an end. */
export const wahaEvents: FuzzTarget<string> = {
  name: 'WAHA events',
  input: fc.oneof(
    { weight: 5, arbitrary: frame },
    { weight: 1, arbitrary: fc.tuple(frame, fc.nat({ max: 50 })).chain(([text]) => mutatedText([text])) },
  ),
  share: 10,
  check(text) {
    const event = liveEventOf(text);
    must(event === null || event === 'unknown' || typeof event.kind === 'string', 'an event of no kind');
    must(JSON.stringify(event).length < 100_000, 'an event without end');
    mustBeUnpolluted();
    return event !== null && event !== 'unknown';
  },
};
