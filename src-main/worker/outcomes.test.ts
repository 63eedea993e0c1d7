import { afterEach, describe, expect, it } from 'vitest';
import { restrictionMarginMs } from '../domain/governor/signals.ts';
import type { SendOutcome } from '../domain/queue/send-outcome.ts';
import { delivers } from './testing/fake-whatsapp.ts';
import { aRig, type Rig } from './testing/rig.ts';

const minute = 60_000;
const hour = 60 * minute;

let rig: Rig;
afterEach(() => rig.store.close());

/** One message is sent and answered like this; nothing arrives. */
async function answered(outcome: SendOutcome, phones = ['+393331112222']): Promise<void> {
  rig = await aRig();
  await rig.enqueue(1, { phones });
  rig.whatsapp.script.push({ outcome, arrivesAfterMs: null });
  await rig.step();
}

async function session() {
  const record = await rig.store.sessions.session('main');
  if (record === null) throw new Error('no session');
  return record;
}

describe('each answer, end to end', () => {
  it('sent: SENT, one slot, one attempt', async () => {
    rig = await aRig();
    await rig.enqueue(1);
    await rig.step();
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', attempts: 1, messageId: '3EB0-1' });
    expect(await rig.slotCount()).toBe(1);
  });

  it.each([{ kind: 'notWritten' }, { kind: 'sessionNotReady' }] as const)(
    '$kind: waits a minute, no slot, no attempt, the session is looked at',
    async (outcome) => {
      await answered(outcome);
      expect(await rig.message('m1')).toMatchObject({
        status: 'PENDING',
        waitingReason: 'SESSION_NOT_CONNECTED',
        attempts: 0,
        messageId: null,
      });
      expect(await rig.slotCount()).toBe(0);
      expect(rig.rechecks).toEqual(['main']);
      await rig.pass(72_000);
      expect(await rig.drain()).toEqual(['sent']);
    },
  );

  it('wrongKey: the session is paused until the admin resumes it, no slot, no attempt', async () => {
    await answered({ kind: 'wrongKey' });
    expect((await session()).paused?.reason).toBe('WRONG_KEY');
    expect(await rig.slotCount()).toBe(0);
    await rig.pass(hour);
    expect(await rig.drain()).toEqual([]);
    await rig.store.sessions.resume('main');
    expect(await rig.drain()).toEqual(['sent']);
    expect((await rig.message('m1')).attempts).toBe(1);
  });

  it('overLimit: the whole session rests, longer each time; no slot, no attempt', async () => {
    await answered({ kind: 'overLimit' });
    expect(await rig.message('m1')).toMatchObject({
      status: 'PENDING',
      waitingReason: 'BACKOFF',
      attempts: 0,
    });
    expect(await rig.slotCount()).toBe(0);
    rig.whatsapp.script.push({ outcome: { kind: 'overLimit' }, arrivesAfterMs: null });
    await rig.enqueue(1, { lane: 'WARM', urgentUntil: Number.MAX_SAFE_INTEGER }, 'urgent');
    expect(await rig.drain()).toEqual([]);
    expect((await rig.message('urgent1')).waitingReason).toBe('BACKOFF');
    await rig.pass(72_000);
    expect(await rig.drain()).toEqual(['refused']);
    await rig.pass(4 * minute - 1);
    expect(await rig.drain()).toEqual([]);
    await rig.pass(2 * minute + 1);
    expect(await rig.drain()).toEqual(['sent', 'sent']);
    rig.whatsapp.script.push({ outcome: { kind: 'overLimit' }, arrivesAfterMs: null });
    await rig.enqueue(1, {}, 'later');
    expect(await rig.drain()).toEqual(['refused']);
    await rig.pass(72_000);
    expect(await rig.drain()).toEqual(['sent']);
  });

  it('overLimit in answer to a question: the session rests too', async () => {
    rig = await aRig();
    await rig.enqueue(1);
    rig.whatsapp.trouble = 'OVER_LIMIT';
    expect(await rig.drain()).toEqual(['passed']);
    rig.whatsapp.trouble = null;
    expect(await rig.drain()).toEqual([]);
    expect((await rig.message('m1')).waitingReason).toBe('BACKOFF');
    await rig.pass(72_000);
    expect(await rig.drain()).toEqual(['sent']);
  });

  it('newChatsRestricted: first messages stop until WhatsApp’s time, known chats go on', async () => {
    rig = await aRig();
    const outcome = { kind: 'newChatsRestricted', until: rig.wall + hour } as const;
    rig.whatsapp.script.push({ outcome, arrivesAfterMs: null });
    await rig.enqueue(2, {}, 'cold');
    await rig.step();
    await rig.enqueue(1, { lane: 'WARM' }, 'warm');
    expect(await rig.drain()).toEqual(['sent']);
    expect((await rig.message('warm1')).status).toBe('SENT');
    expect(await rig.message('cold1')).toMatchObject({
      status: 'PENDING',
      waitingReason: 'TIMELOCK',
      attempts: 0,
    });
    await rig.pass(hour + restrictionMarginMs);
    expect(await rig.drain()).toEqual(['sent', 'sent']);
  });

  it('newChatsRestricted without a time: first messages stop all the same', async () => {
    await answered({ kind: 'newChatsRestricted', until: null });
    await rig.pass(hour);
    expect(await rig.drain()).toEqual([]);
    expect(rig.whatsapp.count('sendText')).toBe(1);
  });

  it('notOnWhatsApp: the next phone is tried, an attempt used, no slot', async () => {
    await answered({ kind: 'notOnWhatsApp' }, ['+391', '+392']);
    expect(await rig.message('m1')).toMatchObject({ status: 'PENDING', attempts: 1 });
    expect(await rig.slotCount()).toBe(0);
    expect(await rig.drain()).toEqual(['sent']);
    expect(rig.whatsapp.deliveries.map(({ chatId }) => chatId)).toEqual(['392@c.us']);
  });

  it('notOnWhatsApp for the last phone: FAILED', async () => {
    await answered({ kind: 'notOnWhatsApp' });
    expect(await rig.message('m1')).toMatchObject({ status: 'FAILED', failureReason: 'NOT_ON_WHATSAPP' });
  });

  it('rejected: FAILED, no slot, not tried again', async () => {
    await answered({ kind: 'rejected', httpStatus: 400 });
    expect(await rig.message('m1')).toMatchObject({ status: 'FAILED', failureReason: 'REJECTED' });
    expect(await rig.slotCount()).toBe(0);
    await rig.work(hour);
    expect(rig.whatsapp.count('sendText')).toBe(1);
  });

  it.each(['TIMEOUT', 'RESET', 'SERVER_ERROR', 'BAD_ANSWER', 'TOO_LARGE'] as const)(
    'unknown (%s): not sent again before absence is proven, then under the same id; both slots count',
    async (cause) => {
      await answered({ kind: 'unknown', cause });
      expect((await rig.message('m1')).status).toBe('SENDING');
      await rig.work(110_000, 10_000);
      expect((await rig.message('m1')).status).toBe('SENDING');
      await rig.work(5 * minute);
      expect(await rig.message('m1')).toMatchObject({ status: 'SENT', attempts: 2, messageId: '3EB0-1' });
      expect(rig.whatsapp.deliveries.map(({ id }) => id)).toEqual(['3EB0-1']);
      expect(await rig.slotCount()).toBe(2);
      expect(await rig.story('m1')).toContain('PROVEN_ABSENT');
    },
  );

  it('unknown but delivered: found by its id, never sent again', async () => {
    rig = await aRig();
    await rig.enqueue(1);
    rig.whatsapp.script.push({ outcome: { kind: 'unknown', cause: 'TIMEOUT' }, arrivesAfterMs: 100_000 });
    await rig.work(10 * minute);
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', messageId: '3EB0-1' });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('unknown but delivered, without ids: found by its text in the chat', async () => {
    rig = await aRig();
    rig.whatsapp.reservesIds = false;
    await rig.enqueue(1);
    rig.whatsapp.script.push({ outcome: { kind: 'unknown', cause: 'RESET' }, arrivesAfterMs: 1_000 });
    await rig.work(10 * minute);
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', messageId: '3EB0-1' });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('is given up after six attempts that never arrived', async () => {
    rig = await aRig();
    await rig.enqueue(1);
    const lost = { outcome: { kind: 'unknown', cause: 'TIMEOUT' }, arrivesAfterMs: null } as const;
    rig.whatsapp.script.push(lost, lost, lost, lost, lost, lost, lost);
    await rig.work(6 * hour, minute);
    expect(await rig.message('m1')).toMatchObject({ status: 'FAILED', failureReason: 'ATTEMPTS_EXHAUSTED' });
    expect(rig.whatsapp.count('sendText')).toBe(6);
  });
});

describe('answers that look like a broken WAHA', () => {
  it('five "no" in a row pause the session; the fifth message fails for nothing', async () => {
    rig = await aRig();
    await rig.enqueue(7);
    for (let index = 1; index <= 7; index += 1) {
      const [phone = ''] = (await rig.message(`m${index}`)).phones;
      rig.whatsapp.notOnWhatsApp.add(phone);
    }
    await rig.work(10 * minute);
    expect((await session()).paused?.reason).toBe('TOO_MANY_NOT_ON_WHATSAPP');
    expect(await rig.counts()).toEqual({ FAILED: 4, PENDING: 3 });
    expect(rig.whatsapp.count('checkNumber')).toBe(5);
  });

  it('a household’s next phone is tried before it fails', async () => {
    rig = await aRig();
    rig.whatsapp.notOnWhatsApp.add('+391');
    await rig.enqueue(1, { phones: ['+391', '+392'] });
    await rig.work(minute);
    expect(rig.whatsapp.deliveries.map(({ chatId }) => chatId)).toEqual(['392@c.us']);
  });

  it('two bad requests in a row pause the session', async () => {
    rig = await aRig();
    rig.whatsapp.trouble = 'BAD_REQUEST';
    await rig.enqueue(5);
    await rig.work(10 * minute);
    expect((await session()).paused?.reason).toBe('TOO_MANY_BAD_REQUESTS');
    expect(rig.whatsapp.count('checkNumber')).toBe(2);
    expect(await rig.counts()).toEqual({ PENDING: 5 });
  });

  it('a wrong key pauses the session at the first question', async () => {
    rig = await aRig();
    rig.whatsapp.trouble = 'WRONG_KEY';
    await rig.enqueue(3);
    await rig.work(minute);
    expect((await session()).paused?.reason).toBe('WRONG_KEY');
    expect(rig.whatsapp.calls).toEqual(['checkNumber']);
  });

  it.each(['UNREACHABLE', 'NOT_READY', 'FAILED'] as const)(
    '%s: the message waits, the session is looked at',
    async (trouble) => {
      rig = await aRig();
      rig.whatsapp.trouble = trouble;
      await rig.enqueue(1);
      await rig.step();
      expect(await rig.message('m1')).toMatchObject({
        status: 'PENDING',
        waitingReason: 'SESSION_NOT_CONNECTED',
      });
      expect(rig.rechecks).toEqual(['main']);
      rig.whatsapp.trouble = null;
      await rig.work(2 * minute);
      expect((await rig.message('m1')).status).toBe('SENT');
    },
  );
});

describe('once', () => {
  it('per chat: two households with one phone get one invitation', async () => {
    rig = await aRig();
    await rig.enqueue(2, { kind: 'INVITATION', phones: ['+393331112222'] });
    await rig.drain();
    expect(await rig.counts()).toEqual({ SENT: 1, FAILED: 1 });
    expect((await rig.message('m2')).failureReason).toBe('ALREADY_INVITED_CHAT');
  });

  it('per text: two messages with the same text to one chat are told apart by their ids', async () => {
    rig = await aRig();
    await rig.enqueue(2, { kind: 'REMINDER', text: 'A domani!', phones: ['+393331112222'] });
    rig.whatsapp.script.push(delivers, {
      outcome: { kind: 'unknown', cause: 'TIMEOUT' },
      arrivesAfterMs: null,
    });
    await rig.work(10 * minute);
    expect(await rig.counts()).toEqual({ SENT: 2 });
    expect(rig.whatsapp.deliveries).toHaveLength(2);
  });
});
