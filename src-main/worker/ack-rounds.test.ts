import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageLookup } from '../domain/queue/whatsapp.ts';
import { createAckReader } from './ack-reader.ts';
import { aRig, type Rig } from './testing/rig.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

let rig: Rig;
let acks: Map<string, number>;
let asked: string[];
let changes: number;
let heard: boolean;
let reader: ReturnType<typeof createAckReader>;

beforeEach(async () => {
  rig = await aRig({ rateLimit: 1000 });
  acks = new Map();
  asked = [];
  changes = 0;
  heard = false;
  rig.whatsapp.findMessage = async (messageId): Promise<MessageLookup> => {
    asked.push(messageId);
    if (!rig.whatsapp.readable) return { kind: 'unreadable' };
    const ack = acks.get(messageId);
    if (ack === undefined) return { kind: 'absent' };
    const stored = { id: messageId, fromMe: true, hasMedia: false, body: '', at: null };
    return { kind: 'found', message: { ...stored, ack } };
  };
  const { attempts, sessions, clock } = rig.collaborators();
  const onChange = () => {
    changes += 1;
  };
  reader = createAckReader({ attempts, sessions, clock, heard: () => heard, onChange });
});
afterEach(() => rig.store.close());

const read = () => reader.readOnce(new AbortController().signal);
const status = async (id: string) => (await rig.message(id)).status;

async function idOf(message: string): Promise<string> {
  return (await rig.message(message)).messageId ?? '';
}

/** Sends `count` messages (`m1`, `m2`, …) and forgets what was asked on the way. */
async function send(count: number): Promise<void> {
  await rig.enqueue(count);
  await rig.drain();
  asked.length = 0;
}

describe('the ack reader, while a stream tells of acks', () => {
  it('asks for a message only after two minutes, and then seldom', async () => {
    heard = true;
    await send(1);
    await read();
    expect(asked).toEqual([]);
    await rig.pass(2 * minute);
    await read();
    await rig.pass(minute);
    await read();
    expect(asked).toHaveLength(1);
    await rig.pass(5 * minute);
    await read();
    expect(asked).toHaveLength(2);
  });

  it('is at it again as soon as nothing is heard', async () => {
    heard = true;
    await send(1);
    heard = false;
    await read();
    expect(asked).toHaveLength(1);
  });
});

describe('the ack reader', () => {
  it('learns what became of sent messages, and tells when there is something to tell', async () => {
    await send(2);
    acks.set(await idOf('m1'), 2).set(await idOf('m2'), 1);
    await read();
    expect([await status('m1'), await status('m2'), changes]).toEqual(['DELIVERED', 'SENT', 1]);
    await rig.pass(minute);
    await read();
    expect(changes).toBe(1);
    acks.set(await idOf('m1'), 3);
    await rig.pass(minute);
    await read();
    expect([await status('m1'), changes]).toEqual(['READ', 2]);
  });

  it('asks often for what left a moment ago, now and then for the old, no more for the very old', async () => {
    await send(1);
    async function asksWithin(ms: number, everyMs: number): Promise<number> {
      const before = asked.length;
      for (let passed = 0; passed < ms; passed += everyMs) {
        await read();
        await rig.pass(everyMs);
      }
      return asked.length - before;
    }
    expect(await asksWithin(2 * minute, 5 * second)).toBe(12);
    expect(await asksWithin(10 * minute, 5 * second)).toBe(24);
    await rig.pass(2 * hour);
    expect(await asksWithin(hour, minute)).toBe(10);
    await rig.pass(12 * hour);
    expect(await asksWithin(6 * hour, 10 * minute)).toBe(6);
    await rig.pass(7 * 24 * hour);
    expect(await asksWithin(hour, minute)).toBe(0);
  });

  it('asks no more for what was read', async () => {
    await send(1);
    acks.set(await idOf('m1'), 3);
    await read();
    await rig.pass(hour);
    await read();
    expect(asked).toEqual([await idOf('m1')]);
  });

  it('takes neither silence nor a missing message for an answer', async () => {
    await send(1);
    await read();
    rig.whatsapp.readable = false;
    await rig.pass(minute);
    await read();
    expect([asked.length, await status('m1'), changes]).toEqual([2, 'SENT', 0]);
  });

  it('asks in turns when there are more than it takes at once', async () => {
    await send(25);
    for (let round = 0; round < 3; round += 1) await read();
    expect(new Set(asked).size).toBe(25);
    expect(asked).toHaveLength(25);
  });

  it('asks for nothing while no session is connected, and for all of it afterwards', async () => {
    await send(1);
    rig.connected = false;
    await read();
    expect(asked).toEqual([]);
    rig.connected = true;
    await read();
    expect(asked).toEqual([await idOf('m1')]);
  });

  it('fails a refused message, and has it wait where first messages are banned', async () => {
    await send(1);
    acks.set(await idOf('m1'), -1);
    await read();
    expect(await status('m1')).toBe('FAILED');
    await rig.enqueue(1, {}, 'n');
    await rig.drain();
    acks.set(await idOf('n1'), -1);
    await rig.store.sessions.restrictNewChats('main', rig.wall + hour, rig.clock.now());
    await read();
    expect(await rig.message('n1')).toMatchObject({ status: 'PENDING', waitingReason: 'TIMELOCK' });
  });

  it('runs on after an error, and ends when told', async () => {
    await send(1);
    const stopping = new AbortController();
    const errors: unknown[] = [];
    const { applyAck } = rig.store.attempts;
    rig.store.attempts.applyAck = () => Promise.reject(new Error('disk full'));
    acks.set(await idOf('m1'), 2);
    const ended = reader.run(stopping.signal, (error) => errors.push(error));
    await rig.pass(0);
    expect(errors).toHaveLength(1);
    rig.store.attempts.applyAck = applyAck;
    await rig.pass(minute);
    expect(await status('m1')).toBe('DELIVERED');
    stopping.abort();
    await ended;
    expect(rig.clock.sleeping).toBe(0);
  });
});
