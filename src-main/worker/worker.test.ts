import { afterEach, describe, expect, it } from 'vitest';
import { restrictionMarginMs } from '../domain/governor/signals.ts';
import type { WhatsApp } from '../domain/queue/whatsapp.ts';
import { aRig, type Rig, type RigSettings } from './testing/rig.ts';

const minute = 60_000;
const hour = 60 * minute;

let rig: Rig | null = null;
afterEach(() => rig?.store.close());

async function setUp(settings: Partial<RigSettings> = {}): Promise<Rig> {
  rig = await aRig(settings);
  return rig;
}

describe('one message', () => {
  it('goes through its seven steps, and nothing leaves before the attempt is committed', async () => {
    const { store, whatsapp, clock, ...made } = await setUp({ manners: true });
    const worker = made.worker;
    await store.queue.enqueue(
      [(await import('../testing/store/queue-fixtures.ts')).aDraft('m1')],
      clock.now().wall,
    );
    let atSend: unknown;
    whatsapp.onSend = async (asked) => {
      const { status, attempts, messageId } = (await store.reader.message('m1')) ?? {};
      atSend = {
        asked,
        status,
        attempts,
        messageId,
        slots: (await store.slots.recent('393330000000', 9)).length,
      };
    };
    const step = worker.step();
    await clock.untilSleeping();
    expect(whatsapp.calls).toEqual(['checkNumber', 'beginTyping']);
    await clock.advance(25_000);
    expect(await step).toEqual({ did: 'sent', message: 'm1' });
    expect(whatsapp.calls).toEqual([
      'checkNumber',
      'beginTyping',
      'endTyping',
      'reserveMessageId',
      'sendText',
    ]);
    expect(atSend).toEqual({
      asked: { chatId: '393331234567@c.us', text: 'Cari m1, vi aspettiamo.', messageId: '3EB0-1' },
      status: 'SENDING',
      attempts: 1,
      messageId: '3EB0-1',
      slots: 1,
    });
    expect((await store.reader.log('m1')).map(({ name }) => name)).toEqual([
      'QUEUED',
      'CHAT_FOUND',
      'SEND_STARTED',
      'SENT',
    ]);
  });

  it('is not typed when manners are off', async () => {
    const { whatsapp, ...made } = await setUp();
    rig = Object.assign(rig as Rig, {});
    await rig.enqueue(1);
    await made.worker.step();
    expect(whatsapp.calls).toEqual(['checkNumber', 'reserveMessageId', 'sendText']);
  });
});

describe('the limit', () => {
  it('lets 10 of 25 go, notes once for each of the others why, and sends all within three hours, once each', async () => {
    const rig = await setUp();
    await rig.enqueue(25);
    expect((await rig.drain()).length).toBe(10);
    for (let cycle = 0; cycle < 5; cycle += 1) expect(await rig.drain()).toEqual([]);
    expect(await rig.counts()).toEqual({ SENT: 10, PENDING: 15 });
    for (let index = 11; index <= 25; index += 1) {
      const skips = (await rig.story(`m${index}`)).filter((name) => name === 'SKIPPED');
      expect(skips).toHaveLength(1);
      expect((await rig.message(`m${index}`)).waitingReason).toBe('RATE_LIMIT');
    }
    await rig.pass(hour);
    expect(await rig.drain()).toEqual([]);
    await rig.pass(1);
    expect((await rig.drain()).length).toBe(10);
    await rig.pass(hour + 1);
    expect((await rig.drain()).length).toBe(5);
    expect(new Set(rig.whatsapp.deliveries.map(({ text }) => text)).size).toBe(25);
    expect(rig.whatsapp.deliveries).toHaveLength(25);
  });

  it('takes effect at once when it is lowered, even for a message that is being typed', async () => {
    const rig = await setUp({ manners: true });
    await rig.enqueue(2);
    const first = rig.step();
    await rig.clock.untilSleeping();
    await rig.pass(25_000);
    expect(await first).toMatchObject({ did: 'sent' });
    const second = rig.step();
    await rig.clock.untilSleeping();
    rig.settings.rateLimit = 1;
    await rig.pass(25_000);
    expect(await second).toEqual({ did: 'passed', message: 'm2' });
    expect(await rig.counts()).toEqual({ SENT: 1, PENDING: 1 });
  });

  it('is shared by two sessions that are linked to one number', async () => {
    const rig = await setUp();
    await rig.addSession('sposa');
    await rig.enqueue(8);
    await rig.enqueue(8, { type: 'sposa' }, 's');
    await rig.drain();
    expect(rig.whatsapp.deliveries).toHaveLength(10);
  });

  it('survives a restart', async () => {
    const rig = await setUp();
    await rig.enqueue(15);
    await rig.drain();
    await rig.restart();
    expect(await rig.drain()).toEqual([]);
  });
});

describe('the lanes', () => {
  it('give the cold one its turn after five warm messages', async () => {
    const rig = await setUp({ rateLimit: 100 });
    await rig.enqueue(4, {}, 'cold');
    await rig.enqueue(12, { lane: 'WARM' }, 'warm');
    await rig.drain();
    const order = rig.whatsapp.deliveries.map(({ text }) => (text.includes('warm') ? 'w' : 'c')).join('');
    expect(order).toBe('wwwwwcwwwwwcwwcc');
  });

  it('let what is urgent pass a closed window and a gap, not the limit', async () => {
    const rig = await setUp({ rateLimit: 3, pacing: 'natural', hours: { next: (wall) => wall + hour } });
    await rig.enqueue(1, {}, 'cold');
    await rig.enqueue(1, { lane: 'WARM' }, 'warm');
    await rig.enqueue(5, { lane: 'WARM', urgentUntil: rig.wall + 15 * minute }, 'urgent');
    expect(await rig.drain()).toEqual(['sent', 'sent', 'sent']);
    const waiting = (await rig.store.reader.page({ order: 'queued', limit: 9, statuses: ['PENDING'] })).items;
    expect(waiting.map(({ id, waitingReason }) => `${id} ${waitingReason}`)).toEqual([
      'cold1 SEND_WINDOW',
      'warm1 SEND_WINDOW',
      'urgent4 RATE_LIMIT',
      'urgent5 RATE_LIMIT',
    ]);
  });

  it('let those who wrote pass a time lock, and say so to nobody else', async () => {
    const rig = await setUp();
    await rig.store.sessions.restrictNewChats('main', rig.wall + hour, rig.clock.now());
    await rig.enqueue(1, {}, 'cold');
    await rig.enqueue(1, { lane: 'WARM' }, 'warm');
    await rig.drain();
    expect((await rig.message('warm1')).status).toBe('SENT');
    expect(await rig.story('warm1')).not.toContain('SKIPPED');
    expect((await rig.message('cold1')).waitingReason).toBe('TIMELOCK');
    await rig.pass(hour + restrictionMarginMs);
    await rig.drain();
    expect((await rig.message('cold1')).status).toBe('SENT');
  });
});

describe('what stops everything', () => {
  it.each([
    ['a paused queue', 'PAUSED', (rig: Rig) => rig.store.queue.setPaused(true, rig.wall)],
    ['a paused session', 'PAUSED', (rig: Rig) => rig.store.sessions.pause('main', 'ADMIN', rig.wall)],
    [
      'a session that is not connected',
      'SESSION_NOT_CONNECTED',
      async (rig: Rig) => {
        rig.connected = false;
      },
    ],
    [
      'a WAHA that does not say who it is',
      'SESSION_NOT_CONNECTED',
      async (rig: Rig) => {
        rig.context = null;
      },
    ],
  ] as const)('%s: nothing is claimed, and the reason is written down', async (_, reason, stop) => {
    const rig = await setUp();
    await rig.enqueue(1);
    await stop(rig);
    expect(await rig.drain()).toEqual([]);
    expect(rig.whatsapp.calls).toEqual([]);
    expect((await rig.message('m1')).waitingReason).toBe(reason);
  });

  it.each([
    ['a cancel', (rig: Rig) => rig.store.queue.cancel(['m1'], rig.wall)],
    ['a pause of the queue', (rig: Rig) => rig.store.queue.setPaused(true, rig.wall)],
    ['a pause of the session', (rig: Rig) => rig.store.sessions.pause('main', 'ADMIN', rig.wall)],
    [
      'a ban on first messages',
      (rig: Rig) => rig.store.sessions.restrictNewChats('main', rig.wall + hour, rig.clock.now()),
    ],
  ] as const)('%s while the message is being typed keeps it from leaving', async (_, stop) => {
    const rig = await setUp({ manners: true });
    await rig.enqueue(1);
    const step = rig.step();
    await rig.clock.untilSleeping();
    await stop(rig);
    await rig.pass(25_000);
    expect(await step).toEqual({ did: 'passed', message: 'm1' });
    expect(rig.whatsapp.deliveries).toEqual([]);
    expect(['PENDING', 'CANCELLED']).toContain((await rig.message('m1')).status);
  });

  it('the end of the app during typing: the claim is free again', async () => {
    const rig = await setUp({ manners: true });
    await rig.enqueue(1);
    const ending = new AbortController();
    const step = rig.worker.step(ending.signal);
    await rig.clock.untilSleeping();
    ending.abort();
    expect(await step).toMatchObject({ did: 'passed' });
    rig.settings.manners = false;
    expect(await rig.drain()).toEqual(['sent']);
  });
});

describe('an error on the way', () => {
  const calls = ['checkNumber', 'beginTyping', 'endTyping', 'reserveMessageId', 'sendText'] as const;
  it.each(calls)('in %s is thrown, leaves no claim behind, and the message leaves once', async (call) => {
    const rig = await setUp({ manners: true });
    const eager = { now: () => rig.clock.now(), sleep: async () => {} };
    const { Worker } = await import('./worker.ts');
    rig.worker = new Worker(rig.collaborators(eager));
    await rig.enqueue(1);
    const original = rig.whatsapp[call];
    const broken: WhatsApp[typeof call] = () => Promise.reject(new Error('a bug'));
    Object.assign(rig.whatsapp, { [call]: broken });
    await expect(rig.step()).rejects.toThrow('a bug');
    Object.assign(rig.whatsapp, { [call]: original });
    await rig.work(10 * minute);
    expect(await rig.counts()).toEqual({ SENT: 1 });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('that comes back every time parks the message after the third, and the others go on', async () => {
    const rig = await setUp();
    await rig.enqueue(2);
    const reserve = rig.whatsapp.reserveMessageId;
    rig.whatsapp.reserveMessageId = () => Promise.reject(new Error('a bug'));
    for (const _ of [1, 2, 3]) await expect(rig.step()).rejects.toThrow('a bug');
    rig.whatsapp.reserveMessageId = reserve;
    expect(await rig.message('m1')).toMatchObject({ status: 'FAILED', failureReason: 'POISON' });
    await rig.work(10 * minute);
    expect(await rig.message('m2')).toMatchObject({ status: 'SENT' });
  });
});
