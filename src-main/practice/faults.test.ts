import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../testing/seeded-random.ts';
import { Faults } from './faults.ts';
import { guest, openEventStream, startLinkedWaha, testKey, textsIn } from './testing/practice-support.ts';

describe('a restriction of new chats', () => {
  it('is a 201 with ack −1 and 463 on NOWEB, and an active timelock', async () => {
    const test = await startLinkedWaha();
    const stream = await openEventStream(test, `x-api-key=${testKey}`);
    test.waha.faults.nextSends('new-chats-restricted');
    expect((await test.sendText('Ciao')).status).toBe(201);
    const ack = await stream.next(({ event }) => event === 'message.ack');
    expect(ack.payload).toMatchObject({
      ack: -1,
      error: { code: '463', blocked: true, reason: 'account_restricted' },
    });
    expect((await test.call('GET', '/api/sessions/default/timelock')).body).toMatchObject({ isActive: true });
    expect(test.waha.outbox()).toEqual([]);
  });

  it('is a 500 with 463 on GOWS', async () => {
    const test = await startLinkedWaha({ engine: 'GOWS' });
    test.waha.faults.nextSends('new-chats-restricted');
    const { body } = await test.sendText('Ciao');
    expect(body).toMatchObject({ exception: { message: '2 UNKNOWN: server returned error 463' } });
    expect(test.waha.accepted()).toEqual([]);
  });

  it('lets messages through where both have met before', async () => {
    const test = await startLinkedWaha();
    await test.sendText('before');
    test.waha.restrictNewChats('default', 60_000);
    await test.sendText('known', guest);
    await test.sendText('new', '5511777776666@c.us');
    expect(textsIn(test.waha.outbox())).toEqual(['before', 'known']);
  });
});

describe('the other faults', () => {
  it('closes histories, ids and doors on demand', async () => {
    const { call, waha } = await startLinkedWaha();
    waha.faults.historyOff = true;
    expect((await call('GET', '/api/default/chats/all/messages')).status).toBe(400);
    waha.faults.messageIds = 'not-implemented';
    expect((await call('GET', '/api/default/new-message-id')).status).toBe(501);
    waha.faults.messageIds = 'unknown-route';
    expect((await call('GET', '/api/default/new-message-id')).status).toBe(404);
    waha.faults.wrongKey = true;
    expect((await call('GET', '/api/sessions')).status).toBe(401);
    waha.faults.clear();
    expect((await call('GET', '/api/default/new-message-id')).status).toBe(200);
  });

  it('makes look-ups fail in several ways', async () => {
    const { call, waha } = await startLinkedWaha();
    const check = () => call('GET', '/api/contacts/check-exists?session=default&phone=5511888887777');
    waha.faults.nextChecks('rate-overlimit', 'bad-request', '500', 'reset');
    expect((await check()).body).toMatchObject({ exception: { data: 429 } });
    expect((await check()).status).toBe(400);
    expect((await check()).status).toBe(500);
    await expect(check()).rejects.toThrow();
    expect((await check()).body).toEqual({ numberExists: true, chatId: guest });
  });

  it('keeps accepted sends out of the history when told to forget them', async () => {
    const test = await startLinkedWaha();
    test.waha.faults.sendsForgotten = true;
    await test.sendText('Ciao');
    expect(test.waha.outbox()).toHaveLength(1);
    expect((await test.call('GET', '/api/default/chats/all/messages')).body).toEqual([]);
  });

  it('loses what the container had in hand when it starts again, and shows a new start time', async () => {
    const test = await startLinkedWaha();
    const startedAt = async () => (await test.call('GET', '/api/server/status')).body;
    const before = await startedAt();
    test.waha.faults.nextSends({ slowAcceptMs: 10_000 });
    const lost = expect(test.callAndWait(5_000, () => test.sendText('Ciao'))).rejects.toThrow();
    await test.clock.untilSleeping(1);
    await test.clock.advance(0);
    test.waha.restartContainer();
    await lost;
    await test.clock.advance(60_000);
    expect(test.waha.outbox()).toEqual([]);
    expect(await startedAt()).not.toMatchObject({
      startTimestamp: Reflect.get(Object(before), 'startTimestamp'),
    });
    expect(await test.status()).toBe('WORKING');
  });

  it('hits one chat every time, and others not at all', async () => {
    const test = await startLinkedWaha();
    test.waha.faults.everySendTo(guest, '500');
    expect((await test.sendText('a')).status).toBe(500);
    expect((await test.sendText('b', '5511777776666@c.us')).status).toBe(201);
    expect((await test.sendText('c')).status).toBe(500);
  });

  it('replays chance from the same seed', () => {
    const draws = (seed: number) => {
      const faults = new Faults(new SeededRandom(seed));
      faults.byChance(0.5, ['hang', 'reset', '500']);
      return Array.from({ length: 40 }, () => faults.takeForSend(guest));
    };
    expect(draws(4)).toEqual(draws(4));
    expect(new Set(draws(4))).toEqual(new Set(['hang', 'reset', '500', undefined]));
  });
});
