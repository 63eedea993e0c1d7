import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { openTestStore } from '../testing/test-store.ts';
import { aRig, type Rig } from './testing/rig.ts';

/** An import holds the write lock, for longer than anybody waits. */
async function besideAnImport(): Promise<{ rig: Rig; lock: DatabaseSync; run: () => Promise<unknown[]> }> {
  const path = join(temporaryDirectory(), 'invita.sqlite');
  const rig = await aRig({}, 1, openTestStore(path));
  rig.store.waitForNobody();
  await rig.enqueue(1);
  const lock = new DatabaseSync(path);
  /** The loop until it rests; what it reported. */
  const run = async () => {
    const errors: unknown[] = [];
    const ending = new AbortController();
    const running = rig.worker.run(ending.signal, (error) => errors.push(error));
    await rig.clock.untilSleeping();
    ending.abort();
    await running;
    return errors;
  };
  return { rig, lock, run };
}

async function sentOnce(rig: Rig, lock: DatabaseSync): Promise<void> {
  lock.close();
  expect(await rig.message('m1')).toMatchObject({ status: 'SENT', attempts: 1 });
  expect(rig.whatsapp.deliveries).toHaveLength(1);
  expect(await rig.story('m1')).not.toContain('FAILED');
  rig.store.close();
}

it('a store that is busy at the claim is asked again later', async () => {
  const { rig, lock, run } = await besideAnImport();
  lock.exec('BEGIN IMMEDIATE');
  expect(await run()).toEqual([expect.objectContaining({ problem: 'STORE_BUSY' })]);
  expect(await rig.message('m1')).toMatchObject({ status: 'PENDING', attempts: 0 });
  lock.exec('ROLLBACK');
  expect(await run()).toEqual([]);
  await sentOnce(rig, lock);
});

it('a store that is busy again and again between claim and send is no fault of the message', async () => {
  const { rig, lock, run } = await besideAnImport();
  const reserve = rig.whatsapp.reserveMessageId.bind(rig.whatsapp);
  rig.whatsapp.reserveMessageId = async (...asked) => {
    lock.exec('BEGIN IMMEDIATE');
    return reserve(...asked);
  };
  for (let times = 0; times < 12; times += 1) {
    expect(await run()).toEqual([expect.objectContaining({ problem: 'STORE_BUSY' })]);
    expect(await rig.message('m1')).toMatchObject({ status: 'PENDING', attempts: 0 });
    lock.exec('ROLLBACK');
  }
  rig.whatsapp.reserveMessageId = reserve;
  expect(await run()).toEqual([]);
  await sentOnce(rig, lock);
});

it('a message that left while its outcome could not be written is looked up, not sent again', async () => {
  const { rig, lock, run } = await besideAnImport();
  rig.whatsapp.onSend = async () => lock.exec('BEGIN IMMEDIATE');
  expect(await run()).toEqual([expect.objectContaining({ problem: 'STORE_BUSY' })]);
  expect(await rig.message('m1')).toMatchObject({ status: 'SENDING', attempts: 1 });
  lock.exec('ROLLBACK');
  await rig.pass(5 * 60_000);
  expect(await run()).toEqual([]);
  await sentOnce(rig, lock);
});
