import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFile } from '../domain/attachments/testing/files.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import type { SendBehaviour } from './testing/fake-whatsapp.ts';
import { aRig, type Rig, settleMs } from './testing/rig.ts';

const minute = 60_000;
const hour = 60 * minute;
const file = aFile();
const unanswered = { kind: 'unknown', cause: 'TIMEOUT' } as const;

let rig: Rig;
beforeEach(async () => {
  rig = await aRig({ rateLimit: 1000 });
  await rig.store.attachments.add(file, rig.wall);
});
afterEach(() => rig.store.close());

async function oneWithFile(...script: SendBehaviour[]): Promise<void> {
  rig.whatsapp.script.push(...script);
  await rig.enqueue(1, { attachment: file.id });
  await rig.step();
}

describe('a message with a file', () => {
  it('goes out with its words as the caption, under the id WAHA gives it', async () => {
    await oneWithFile();
    expect(rig.whatsapp.calls).not.toContain('reserveMessageId');
    expect(rig.whatsapp.calls).not.toContain('sendText');
    expect(rig.whatsapp.deliveries).toMatchObject([{ file: file.id, text: 'Cari m1, vi aspettiamo.' }]);
    const id = rig.whatsapp.deliveries[0]?.id;
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', messageId: id, attempts: 1 });
  });

  it('whose answer is lost is found in the chat by its words and not sent again', async () => {
    await oneWithFile({ outcome: unanswered, arrivesAfterMs: 0 });
    await rig.work(20 * minute);
    expect((await rig.message('m1')).status).toBe('SENT');
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('that never arrived goes out again once that is proven', async () => {
    await oneWithFile({ outcome: unanswered, arrivesAfterMs: null });
    await rig.work(20 * minute);
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', attempts: 2 });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('is waited for longer than a text, as WAHA uploads it first', async () => {
    await oneWithFile({ outcome: unanswered, arrivesAfterMs: 2 * settleMs });
    await rig.work(30 * minute);
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', attempts: 1 });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('in a history that hides captions is left to a person, never sent on a guess', async () => {
    rig.whatsapp.captionsHidden = true;
    await oneWithFile({ outcome: unanswered, arrivesAfterMs: 0 });
    await rig.work(2 * hour);
    expect(await rig.message('m1')).toMatchObject({ status: 'UNCONFIRMED', attempts: 1 });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('is not sent when the file is no longer the one that was queued', async () => {
    rig.store.damageFile(file.id);
    await oneWithFile();
    expect(await rig.message('m1')).toMatchObject({ status: 'FAILED', failureReason: 'TEXT_CHANGED' });
    expect(rig.whatsapp.count('sendFile')).toBe(0);
    expect(await rig.slotCount()).toBe(0);
  });

  it('waits with all the others for the admin when this WAHA sends no files', async () => {
    await oneWithFile({ outcome: { kind: 'filesNotSupported' }, arrivesAfterMs: null });
    expect(await rig.message('m1')).toMatchObject({ status: 'PENDING', attempts: 0 });
    expect((await rig.store.sessions.session('main'))?.paused?.reason).toBe('WAHA_SENDS_NO_FILES');
    expect(await rig.slotCount()).toBe(0);
    expect(await rig.drain()).toEqual([]);
    await rig.store.sessions.resume('main');
    expect(await rig.drain()).toEqual(['sent']);
  });

  it('survives a restart between request and answer', async () => {
    await oneWithFile({ outcome: unanswered, arrivesAfterMs: 0 });
    await rig.restart();
    await rig.work(20 * minute);
    expect((await rig.message('m1')).status).toBe('SENT');
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });
});

describe('whatever goes wrong', () => {
  const answers: readonly (SendBehaviour & { readonly weight?: number })[] = [
    { outcome: null, arrivesAfterMs: 0 },
    { outcome: unanswered, arrivesAfterMs: 0 },
    { outcome: unanswered, arrivesAfterMs: 2.5 * settleMs },
    { outcome: unanswered, arrivesAfterMs: null },
    { outcome: { kind: 'unknown', cause: 'SERVER_ERROR' }, arrivesAfterMs: 0 },
    { outcome: { kind: 'unknown', cause: 'RESET' }, arrivesAfterMs: null },
    { outcome: { kind: 'overLimit' }, arrivesAfterMs: null },
    { outcome: { kind: 'sessionNotReady' }, arrivesAfterMs: null },
  ];

  it.each([1, 2, 3, 4, 5, 6])('no guest gets a file twice, and none is lost (seed %i)', async (seed) => {
    const random = new SeededRandom(seed);
    const count = 25;
    rig.whatsapp.captionsHidden = seed % 2 === 0;
    for (let sends = 0; sends < 60; sends += 1) {
      const drawn = answers[Math.floor(random.unit() * answers.length)];
      if (drawn !== undefined) rig.whatsapp.script.push(drawn);
    }
    await rig.enqueue(count, { attachment: file.id });
    for (let rounds = 0; rounds < 8; rounds += 1) {
      await rig.work(30 * minute, minute);
      if (random.unit() < 0.5) await rig.restart();
    }
    rig.whatsapp.script.length = 0;
    await rig.work(3 * hour, minute);
    const arrivals = Map.groupBy(rig.whatsapp.deliveries, ({ text }) => text);
    for (let index = 1; index <= count; index += 1) {
      const message = await rig.message(`m${index}`);
      const arrived = arrivals.get(message.text)?.length ?? 0;
      expect(arrived).toBeLessThanOrEqual(1);
      if (message.status === 'SENT') expect(arrived).toBe(1);
      else expect(message.status).toBe('UNCONFIRMED');
    }
  });
});
