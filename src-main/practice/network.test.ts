import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendFault } from './faults.ts';
import { noLatencies, realisticLatencies } from './latencies.ts';
import { guest, startTestWaha, type TestWaha } from './testing/practice-support.ts';

describe('the pretend WhatsApp', () => {
  it('delivers a repeated id once and counts every accept', async () => {
    const test = await startTestWaha();
    await test.link();
    await test.sendText('Ciao', guest, '3EB0EE');
    await test.sendText('Ciao', guest, '3EB0EE');
    expect(test.waha.accepted()).toHaveLength(2);
    expect(test.waha.outbox()).toMatchObject([
      { messageId: '3EB0EE', chatId: guest, text: 'Ciao', session: 'default', number: '5511999990000' },
    ]);
  });

  it('delivers the same text under two ids twice', async () => {
    const test = await startTestWaha();
    await test.link();
    await test.sendText('Ciao');
    await test.sendText('Ciao');
    expect(test.waha.outbox()).toHaveLength(2);
  });

  it('accepts a message to nobody, which never arrives and never gets beyond SERVER', async () => {
    const test = await startTestWaha();
    await test.link();
    test.waha.phoneBook.notOnWhatsApp('5511777776666');
    for (const chat of ['5511888880000@c.us', 'not a number', '5511777776666@c.us'])
      await test.sendText('x', chat);
    await test.clock.advance(60_000);
    expect(test.waha.accepted()).toHaveLength(3);
    expect(test.waha.outbox()).toEqual([]);
    const { body } = await test.call('GET', '/api/default/chats/all/messages?filter.ack=SERVER');
    expect(body).toHaveLength(3);
  });

  it('moves acks with the clock, and to READ only when the guest reads', async () => {
    const test = await startTestWaha({ latencies: { ...noLatencies, serverAck: 300, deviceAck: 900 } });
    await test.link();
    await test.sendText('Ciao');
    const ack = () => test.waha.phone.chats()[0]?.messages[0]?.ack;
    expect(ack()).toBe(0);
    await test.clock.advance(300);
    expect(ack()).toBe(1);
    await test.clock.advance(600);
    expect(ack()).toBe(2);
    await test.clock.advance(86_400_000);
    expect(ack()).toBe(2);
    test.waha.phone.markRead(guest);
    expect(ack()).toBe(3);
  });

  it('lets a share of the guests read by themselves', async () => {
    const test = await startTestWaha({ autoRead: { share: 0.5, fromMs: 1_000, toMs: 60_000 } });
    await test.link();
    for (let number = 0; number < 40; number += 1)
      await test.sendText('Ciao', `551177777${1000 + number}@c.us`);
    await test.clock.advance(60_000);
    const read = test.waha.phone.chats().filter(({ messages }) => messages[0]?.ack === 3).length;
    expect(read).toBeGreaterThan(10);
    expect(read).toBeLessThan(30);
  });

  it('takes its time to accept', async () => {
    const test = await startTestWaha({ latencies: { ...noLatencies, accept: realisticLatencies.accept } });
    await test.link();
    const before = test.clock.now().wall;
    const answer = await test.callAndWait(150, () => test.sendText('Ciao'));
    expect(answer.status).toBe(201);
    expect(test.waha.outbox()[0]?.at.wall).toBe(before + 150);
  });

  it('shows GOWS messages on the server from the start', async () => {
    const test = await startTestWaha({ engine: 'GOWS', latencies: { ...noLatencies, deviceAck: 900 } });
    await test.link();
    await test.sendText('Ciao', guest, '3EB0FF');
    const { body } = await test.call('GET', '/api/default/chats/all/messages/3EB0FF');
    expect(body).toMatchObject({
      ack: 1,
      from: '5511999990000@c.us',
      to: guest,
      _data: { Info: { ID: '3EB0FF' } },
    });
  });
});

describe('whatever goes wrong', () => {
  const faults: SendFault[] = [
    'deliver-then-500',
    'deliver-then-reset',
    'reset',
    '500',
    'no-id',
    'ack-error',
    'no-acks',
  ];

  it('no id arrives twice, nothing arrives that was not accepted, and a plain 201 always arrives', async () => {
    const test = await startTestWaha();
    await test.link();
    const sends = fc.array(fc.record({ fault: fc.option(fc.constantFrom(...faults)), id: fc.nat(5) }), {
      maxLength: 12,
    });
    let run = 0;
    const property = fc.asyncProperty(sends, async (planned) => {
      run += 1;
      for (const { fault, id } of planned) {
        const messageId = `3EB0${run}X${id}`;
        if (fault !== null) test.waha.faults.nextSends(fault);
        await test.sendText('Ciao', guest, messageId).catch(() => undefined);
        if (fault === null) expect(arrivedIds(test)).toContain(messageId);
      }
      const arrived = arrivedIds(test);
      expect(new Set(arrived).size).toBe(arrived.length);
      const accepted = new Set(test.waha.accepted().map(({ messageId }) => messageId));
      expect(arrived.filter((id) => !accepted.has(id))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 25 });
  });
});

function arrivedIds({ waha }: TestWaha): string[] {
  return waha.outbox().map(({ messageId }) => messageId);
}

describe('the history of WAHA', () => {
  it('lists chats by their newest message, with an answer the guest gave', async () => {
    const test = await startTestWaha();
    await test.link();
    await test.sendText('one', guest);
    await test.sendText('two', '5511777776666@c.us');
    test.waha.phone.reply(guest, 'Sì', 'Anna');
    const { body } = await test.call('GET', '/api/default/chats/overview?limit=1');
    expect(body).toMatchObject([{ id: guest, name: 'Anna', lastMessage: { body: 'Sì', fromMe: false } }]);
    expect((await test.call('GET', '/api/default/chats')).body).toHaveLength(2);
  });

  it('filters, sorts and pages messages', async () => {
    const test = await startTestWaha();
    await test.link();
    for (const text of ['1', '2', '3']) await test.sendText(text);
    test.waha.phone.reply(guest, 'no');
    const texts = async (query: string) => {
      const { body } = await test.call(
        'GET',
        `/api/default/chats/${encodeURIComponent(guest)}/messages?${query}`,
      );
      return Array.isArray(body) ? body.map((message) => Reflect.get(message, 'body')) : body;
    };
    expect(await texts('limit=2')).toEqual(['no', '3']);
    expect(await texts('filter.fromMe=true&sortOrder=asc&offset=1')).toEqual(['2', '3']);
    const now = Math.floor(test.clock.now().wall / 1000);
    expect(await texts(`filter.timestamp.gte=${now + 1}`)).toEqual([]);
    expect(await texts(`filter.timestamp.lte=${now}&filter.fromMe=false`)).toEqual(['no']);
  });

  it('is closed on NOWEB without a store, and knows no bare ids on WEBJS', async () => {
    const noweb = await startTestWaha();
    await noweb.call('POST', '/api/sessions', { body: { name: 'default', start: true } });
    noweb.waha.phone.scan('default');
    expect((await noweb.call('GET', '/api/default/chats/all/messages')).status).toBe(400);

    const webjs = await startTestWaha({ engine: 'WEBJS' });
    await webjs.link();
    await webjs.sendText('Ciao', guest, '3EB0AB');
    const chat = encodeURIComponent(guest);
    expect((await webjs.call('GET', `/api/default/chats/all/messages/3EB0AB`)).status).toBe(404);
    const byFullId = await webjs.call('GET', `/api/default/chats/${chat}/messages/true_${chat}_3EB0AB`);
    expect(byFullId.status).toBe(200);
  });

  it('lets unread answers be marked as seen, once', async () => {
    const test = await startTestWaha();
    await test.link();
    test.waha.phone.reply(guest, 'Sì');
    const seen = () => test.call('POST', '/api/sendSeen', { body: { session: 'default', chatId: guest } });
    expect((await seen()).body).toEqual({ ids: [expect.stringMatching(`^false_${guest}_3A`)] });
    expect((await seen()).body).toEqual({ ids: [] });
  });
});

describe('the pretend phone', () => {
  it('answers the session that wrote last', async () => {
    const test = await startTestWaha();
    await test.link('first');
    await test.link('second');
    await test.call('POST', '/api/sendText', { body: { session: 'second', chatId: guest, text: 'Ciao' } });
    test.waha.phone.reply(guest, 'Sì');
    expect((await test.call('GET', '/api/second/chats/all/messages')).body).toHaveLength(2);
    expect((await test.call('GET', '/api/first/chats/all/messages')).body).toEqual([]);
  });

  it('cannot answer when no account is linked', async () => {
    const { waha } = await startTestWaha();
    expect(waha.phone.reply(guest, 'Sì')).toBe(false);
  });

  it('shows what its owner types on it as own messages', async () => {
    const test = await startTestWaha();
    await test.link();
    test.waha.phone.write(guest, 'by hand');
    expect((await test.call('GET', '/api/default/chats/all/messages')).body).toMatchObject([
      { fromMe: true, source: 'app', body: 'by hand' },
    ]);
    expect(test.waha.accepted()).toEqual([]);
  });
});
