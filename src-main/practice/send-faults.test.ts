import { describe, expect, it } from 'vitest';
import type { SendFault } from './faults.ts';
import { noLatencies } from './latencies.ts';
import { guest, startLinkedWaha, type TestWaha, textsIn } from './testing/practice-support.ts';

async function sendThrough(fault: SendFault) {
  const test = await startLinkedWaha();
  test.waha.faults.nextSends(fault);
  const answer = await test.sendText('Ciao');
  return { test, answer, arrived: test.waha.outbox().length, accepted: test.waha.accepted().length };
}

describe('a fault that delivers', () => {
  it('may answer 500 «Timed Out» although the guest has the message', async () => {
    const { answer, arrived } = await sendThrough('deliver-then-500');
    expect(answer.body).toMatchObject({ exception: { message: 'Timed Out', data: null } });
    expect(arrived).toBe(1);
  });

  it('may break the connection although the guest has the message', async () => {
    const test = await startLinkedWaha();
    test.waha.faults.nextSends('deliver-then-reset');
    await expect(test.sendText('Ciao')).rejects.toThrow();
    expect(textsIn(test.waha.outbox())).toEqual(['Ciao']);
  });

  it('may never answer although the guest has the message', async () => {
    const test = await startLinkedWaha();
    test.waha.faults.nextSends('deliver-then-hang');
    const arrived = new Promise<void>((resolve) => {
      test.waha.onChange(() => {
        if (test.waha.outbox().length === 1) resolve();
      });
    });
    await expect(giveUpWhen(arrived, test)).rejects.toThrow('gave up');
    expect(textsIn(test.waha.outbox())).toEqual(['Ciao']);
  });

  it('may be so slow that the caller has left when the message arrives', async () => {
    const test = await startLinkedWaha();
    test.waha.faults.nextSends({ slowAcceptMs: 45_000 });
    const takenIn = test.clock.untilSleeping(test.clock.sleeping + 1);
    await expect(giveUpWhen(takenIn, test)).rejects.toThrow('gave up');
    await test.clock.advance(44_999);
    expect(test.waha.outbox()).toEqual([]);
    await test.clock.advance(1);
    expect(textsIn(test.waha.outbox())).toEqual(['Ciao']);
  });

  it('may answer with half a JSON text', async () => {
    const { answer, arrived } = await sendThrough('garbage-json');
    expect(answer).toMatchObject({ status: 201, type: 'application/json; charset=utf-8', body: undefined });
    expect(arrived).toBe(1);
  });

  it('may answer 201 without an id', async () => {
    const { answer, arrived } = await sendThrough('no-id');
    expect(answer).toMatchObject({ status: 201, body: { status: 'PENDING' } });
    expect(arrived).toBe(1);
  });

  it('may answer with ten megabytes', async () => {
    const { answer, arrived } = await sendThrough('huge-body');
    expect(answer.status).toBe(201);
    expect(answer.bytes.length).toBeGreaterThan(10 * 1024 * 1024);
    expect(arrived).toBe(1);
  });

  it('may let its answer drip, one byte a second', async () => {
    const test = await startLinkedWaha({ latencies: { ...noLatencies, drip: 1_000 } });
    test.waha.faults.nextSends('slow-drip');
    const dripping = test.clock.untilSleeping(test.clock.sleeping + 1);
    let answered = false;
    const answer = test.sendText('Ciao').finally(() => {
      answered = true;
    });
    await dripping;
    expect(test.waha.outbox()).toHaveLength(1);
    await test.clock.advance(100_000);
    expect(answered).toBe(false);
    await test.clock.advance(400_000);
    expect((await answer).body).toMatchObject({ status: 'PENDING' });
  });

  it('may bring no ack, ever', async () => {
    const { test, arrived } = await sendThrough('no-acks');
    await test.clock.advance(86_400_000);
    expect(arrived).toBe(1);
    expect(test.waha.phone.chats()[0]?.messages[0]?.ack).toBe(0);
  });
});

describe('a fault that does not deliver', () => {
  it.each([
    ['500', 500, { exception: { message: 'Timed Out' } }],
    ['connection-closed', 500, { exception: { message: 'Connection Closed' } }],
    ['rate-overlimit', 500, { exception: { message: 'rate-overlimit', data: 429 } }],
    ['too-many-requests', 429, { statusCode: 429 }],
    [
      'no-lid',
      500,
      { exception: { message: '2 UNKNOWN: no LID found for 5511888887777@s.whatsapp.net from server' } },
    ],
    ['session-not-working', 422, { status: 'STARTING', expected: ['WORKING'] }],
    ['unauthorized', 401, { message: 'Unauthorized' }],
  ] as const)('answers %s with %i and reaches nobody', async (fault, status, body) => {
    const sent = await sendThrough(fault);
    expect(sent.answer.status).toBe(status);
    expect(sent.answer.body).toMatchObject(body);
    expect(sent.accepted).toBe(0);
  });

  it('may break the connection before anything happened', async () => {
    const test = await startLinkedWaha();
    test.waha.faults.nextSends('reset');
    await expect(test.sendText('Ciao')).rejects.toThrow();
    expect(test.waha.accepted()).toEqual([]);
  });

  it('may keep the caller waiting for nothing', async () => {
    const test = await startLinkedWaha();
    test.waha.faults.everySendTo(guest, 'hang');
    const another = test.sendText('meanwhile', '5511777776666@c.us').then(() => undefined);
    await expect(giveUpWhen(another, test)).rejects.toThrow('gave up');
    expect(textsIn(test.waha.accepted())).toEqual(['meanwhile']);
  });

  it('may be accepted and then refused by WhatsApp with ack −1', async () => {
    const { test, answer, arrived } = await sendThrough('ack-error');
    const id = acceptedId(test);
    await test.clock.advance(0);
    expect(answer.status).toBe(201);
    expect(arrived).toBe(0);
    expect((await test.call('GET', `/api/default/chats/all/messages/${id}`)).body).toMatchObject({ ack: -1 });
  });
});

/** The caller hangs up as soon as `moment` has come. */
async function giveUpWhen(moment: Promise<void>, { call }: TestWaha): Promise<unknown> {
  const caller = new AbortController();
  void moment.then(() => caller.abort(new Error('gave up')));
  const body = { session: 'default', chatId: guest, text: 'Ciao' };
  return call('POST', '/api/sendText', { body, signal: caller.signal });
}

function acceptedId({ waha }: TestWaha): string {
  return waha.accepted()[0]?.messageId ?? '';
}
