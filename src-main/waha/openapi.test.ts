import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { noLatencies } from '../practice/latencies.ts';
import { startPracticeWaha } from '../practice/practice-waha.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { createWahaServer } from './client.ts';
import { type Exchange, OpenApiSpec } from './testing/openapi-spec.ts';
import { recordingProxy } from './testing/recording-proxy.ts';

const spec = new OpenApiSpec(new URL('./testing/waha-openapi.json', import.meta.url));
const documented = readFileSync(new URL('../../docs/waha.md', import.meta.url), 'utf8');
const chatId = '393331234567@c.us';

/** Everything the client ever asks, over a WAHA of this engine. */
async function everyExchange(engine: 'NOWEB' | 'GOWS' | 'WEBJS'): Promise<readonly Exchange[]> {
  const waha = await startPracticeWaha({
    apiKey: 'key',
    clock: new ManualClock(),
    random: new SeededRandom(),
    latencies: noLatencies,
    engine,
  });
  onTestFinished(() => waha.close());
  const { url, exchanges } = await recordingProxy(waha.url);
  const server = createWahaServer({ url, key: 'key' });
  const session = server.session('main');
  await server.identify();
  await server.startedAt();
  await session.create();
  await session.report();
  await session.qr();
  await session.requestCode('+39 340 1234567');
  waha.phone.scan('main');
  await expect.poll(session.report).toMatchObject({ data: { status: 'CONNECTED' } });
  await session.start();
  await session.restart();
  await expect.poll(session.report).toMatchObject({ data: { status: 'CONNECTED' } });
  await server.listSessions();
  const { whatsapp } = session;
  await whatsapp.checkNumber('+39 333 1234567');
  await whatsapp.beginTyping(chatId);
  await whatsapp.endTyping(chatId);
  const reserved = await whatsapp.reserveMessageId();
  const messageId = reserved.ok ? reserved.data : null;
  const sent = await whatsapp.sendText({ chatId, text: 'ciao', messageId });
  waha.phone.reply(chatId, 'eccoci', 'Mario');
  await whatsapp.findMessage(sent.kind === 'sent' ? sent.messageId : '');
  await whatsapp.readChat(chatId, 50);
  await whatsapp.recentChats(50, 0);
  await whatsapp.readIncoming(chatId, 1, 100);
  await whatsapp.phoneOfLid('135707864870540@lid');
  await session.stop();
  await session.logout();
  return exchanges;
}

/** What the description says otherwise than the transcripts of a real server; each stands in docs/waha.md. */
function undocumented(problems: readonly string[]): readonly string[] {
  return [...new Set(problems)].filter((problem) => !documented.includes(`\`${problem}\``)).sort();
}

describe.each(['NOWEB', 'GOWS', 'WEBJS'] as const)('against WAHA’s own description, over %s', (engine) => {
  it('every request of ours is valid, and every answer of the practice WAHA but for what docs/waha.md names', async () => {
    const exchanges = await everyExchange(engine);
    expect(exchanges.length).toBeGreaterThan(20);
    expect(exchanges.flatMap((each) => spec.requestProblems(each))).toEqual([]);
    const answered = exchanges.filter(({ status }) => status < 400);
    expect(undocumented(answered.flatMap((each) => spec.responseProblems(each)))).toEqual([]);
  });

  it('every event of the practice WAHA is as described, but for what docs/waha.md names', async () => {
    const clock = new ManualClock();
    const options = { apiKey: 'key', clock, random: new SeededRandom(), latencies: noLatencies, engine };
    const waha = await startPracticeWaha(options);
    onTestFinished(() => waha.close());
    const socket = new WebSocket(`${waha.url.replace('http', 'ws')}/ws?x-api-key=key`);
    onTestFinished(() => socket.terminate());
    const events: { event: string }[] = [];
    socket.on('message', (data) => events.push(JSON.parse(String(data)) as { event: string }));
    await new Promise((resolve) => socket.on('open', resolve));
    const { whatsapp, ...session } = createWahaServer({ url: waha.url, key: 'key' }).session('main');
    await session.create();
    await expect.poll(() => waha.phone.scan('main')).toBe(true);
    await whatsapp.sendText({ chatId, text: 'ciao', messageId: null });
    waha.phone.reply(chatId, 'eccoci', 'Mario');
    waha.phone.markRead(chatId);
    const schemas: Readonly<Record<string, string>> = {
      'session.status': 'WAHAWebhookSessionStatus',
      'message.any': 'WAHAWebhookMessageAny',
      'message.ack': 'WAHAWebhookMessageAck',
    };
    await expect.poll(() => new Set(events.map(({ event }) => event)).size).toBeGreaterThanOrEqual(4);
    const problems = events.flatMap((event) => {
      const schema = schemas[event.event];
      return schema === undefined ? [] : spec.schemaProblems(schema, event);
    });
    expect(undocumented(problems)).toEqual([]);
  });
});

describe('the check itself', () => {
  const good: Exchange = {
    method: 'POST',
    target: '/api/sendText',
    requestBody: { session: 'main', chatId, text: 'ciao' },
    status: 201,
    responseBody: {},
  };

  it('finds what is wrong with a request', () => {
    const problems = (changes: Partial<Exchange>) => spec.requestProblems({ ...good, ...changes });
    expect(problems({})).toEqual([]);
    expect(problems({ requestBody: { session: 'main', chatId } })).toEqual([
      'POST /api/sendText body / required text',
    ]);
    expect(problems({ target: '/api/sendText?now=1' })).toEqual(['POST /api/sendText ?now is unknown']);
    expect(problems({ target: '/api/sendTxt' })).toEqual(['POST /api/sendTxt is no operation']);
    const check = { method: 'GET', requestBody: undefined, target: '/api/contacts/check-exists?phone=39' };
    expect(problems(check)).toEqual(['GET /api/contacts/check-exists ?session is missing']);
  });

  it('finds what is wrong with an answer', () => {
    const check = {
      ...good,
      method: 'GET',
      target: '/api/contacts/check-exists?phone=39&session=a',
      status: 200,
    };
    expect(spec.responseProblems({ ...check, responseBody: { numberExists: 'yes' } })).toEqual([
      'GET /api/contacts/check-exists 200 /numberExists type',
    ]);
    expect(spec.responseProblems({ ...check, status: 299 })).toEqual([
      'GET /api/contacts/check-exists 299 is not described',
    ]);
  });
});
