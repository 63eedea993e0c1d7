import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRig, type Rig } from './testing/rig.ts';

let rig: Rig;
let ending: AbortController;
let errors: unknown[];
let running: Promise<void>;

beforeEach(async () => {
  rig = await aRig();
  ending = new AbortController();
  errors = [];
});
afterEach(async () => {
  ending.abort();
  await running;
  rig.store.close();
});

async function run(): Promise<void> {
  running = rig.worker.run(ending.signal, (error) => errors.push(error));
  await rig.clock.untilSleeping();
}

describe('the loop', () => {
  it('sends what is due and then rests for half a minute at most', async () => {
    await rig.enqueue(2);
    await run();
    expect(await rig.counts()).toEqual({ SENT: 2 });
    expect(rig.clock.nextDueMs).toBe(30_000);
  });

  it('wakes when the next one may go, if that is sooner', async () => {
    rig.settings.pacing = 'spread';
    rig.settings.rateLimit = 1000;
    await rig.enqueue(2);
    await run();
    expect(rig.clock.nextDueMs).toBeLessThan(6_000);
    await rig.pass(6_000);
    expect(await rig.counts()).toEqual({ SENT: 2 });
  });

  it('rests for half a minute at most however far off the next one is', async () => {
    rig.settings.hours = { next: (wall) => wall + 86_400_000 };
    await rig.enqueue(1);
    await run();
    expect(rig.clock.nextDueMs).toBe(30_000);
  });

  it('reports a start that fails, such as on a full disk, and starts as soon as it can', async () => {
    await rig.enqueue(1);
    const full = new Error('database or disk is full');
    const { claims } = rig.store;
    const release = vi.spyOn(claims, 'releaseAbandonedClaims').mockRejectedValueOnce(full);
    await run();
    expect(errors).toEqual([full]);
    expect(await rig.counts()).toEqual({ PENDING: 1 });
    await rig.pass(30_000);
    expect(await rig.counts()).toEqual({ SENT: 1 });
    expect(release).toHaveBeenCalledTimes(2);
  });

  it('is held once the message under way has been sent, and shows that it goes on', async () => {
    await rig.enqueue(2);
    let answer = () => {};
    vi.spyOn(rig.whatsapp, 'reserveMessageId').mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ ok: true, data: 'ID1' });
        }),
    );
    running = rig.worker.run(ending.signal, (error) => errors.push(error));
    await vi.waitFor(() => expect(rig.whatsapp.calls).toContain('checkNumber'));
    let release = () => {};
    const whileHeld: unknown[] = [];
    const held = rig.hold.during(async () => {
      whileHeld.push(await rig.counts());
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    expect(whileHeld).toEqual([]);
    answer();
    await rig.clock.untilSleeping();
    await vi.waitFor(() => expect(whileHeld).toEqual([{ SENT: 1, PENDING: 1 }]));
    rig.worker.wake();
    await rig.pass(90_000);
    expect(await rig.counts()).toEqual({ SENT: 1, PENDING: 1 });
    expect(rig.worker.pulse().uptime).toBe(rig.clock.now().uptime);
    release();
    await held;
    await rig.clock.untilSleeping();
    expect(await rig.counts()).toEqual({ SENT: 2 });
    expect(errors).toEqual([]);
  });

  it('goes on with a message whose claim could not be given back while the disk was full', async () => {
    await rig.enqueue(1);
    vi.spyOn(rig.whatsapp, 'reserveMessageId').mockImplementationOnce(async () => {
      rig.store.refuseChanges(true);
      return { ok: true, data: 'ID1' };
    });
    await run();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ name: 'StorageError' });
    rig.store.refuseChanges(false);
    await rig.pass(30_000);
    expect(await rig.counts()).toEqual({ SENT: 1 });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('shows by its pulse that it goes on, and while the disk is full that nothing can be written', async () => {
    expect(rig.worker.pulse()).toEqual({ uptime: null, problem: null });
    rig.store.refuseChanges(true);
    await run();
    const { uptime } = rig.clock.now();
    expect(rig.worker.pulse()).toEqual({ uptime, problem: 'READ_ONLY' });
    rig.store.refuseChanges(false);
    await rig.pass(30_000);
    expect(rig.worker.pulse()).toEqual({ uptime: uptime + 30_000, problem: null });
  });

  it('finds what left while the disk was full, and sends it no second time', async () => {
    await rig.enqueue(1);
    rig.whatsapp.onSend = async () => rig.store.refuseChanges(true);
    await run();
    rig.store.refuseChanges(false);
    await rig.pass(30_000);
    expect(await rig.counts()).toEqual({ SENT: 1 });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('frees what a dead process had claimed before it does anything', async () => {
    await rig.enqueue(1);
    await rig.store.claims.claimNext({
      candidates: [{ type: 'main', errand: 'COLD' }],
      token: 'dead',
      now: rig.wall,
    });
    await run();
    expect((await rig.message('m1')).status).toBe('SENT');
  });

  it('goes on at once when it is woken', async () => {
    await run();
    await rig.enqueue(1);
    rig.worker.wake();
    await rig.clock.untilSleeping();
    expect((await rig.message('m1')).status).toBe('SENT');
  });

  it('does not lose a wake that comes during a step', async () => {
    // The last look at the queue of this step has been taken when the message comes in.
    let woken = false;
    const { slots } = rig.store;
    const queuePaused = slots.queuePaused.bind(slots);
    Object.assign(slots, {
      async queuePaused() {
        const paused = await queuePaused();
        if (!woken) {
          woken = true;
          await rig.store.queue.setPaused(false, rig.wall);
          rig.worker.wake();
          return true;
        }
        return paused;
      },
    });
    await rig.enqueue(1);
    await run();
    expect((await rig.message('m1')).status).toBe('SENT');
  });

  it('ends when it is told to, asleep or not', async () => {
    await run();
    ending.abort();
    await running;
    expect(rig.clock.sleeping).toBe(0);
  });

  it('reports an error, rests and tries again; it does not spin', async () => {
    rig.settings.pacing = 'spread';
    rig.settings.rateLimit = 1000;
    await rig.enqueue(2);
    await run();
    // The next one is due in seconds, and from now on everything is broken.
    const { openAttempts } = rig.store.attempts;
    Object.assign(rig.store.attempts, { openAttempts: () => Promise.reject(new Error('disk full')) });
    await rig.pass(300_000);
    expect(errors.length).toBeGreaterThan(5);
    expect(errors.length).toBeLessThan(20);
    Object.assign(rig.store.attempts, { openAttempts });
    await rig.pass(30_000);
    expect(await rig.counts()).toEqual({ SENT: 2 });
  });

  it('does not run through the list while WhatsApp says it is too much', async () => {
    const tooMuch = { outcome: { kind: 'overLimit' }, arrivesAfterMs: null } as const;
    rig.whatsapp.script.push(...Array.from({ length: 50 }, () => tooMuch));
    await rig.enqueue(50);
    await run();
    await rig.pass(30_000);
    expect(rig.whatsapp.count('sendText')).toBeLessThanOrEqual(2);
  });

  it('asks for one number after the other, as slowly as it sends, while nobody is on WhatsApp', async () => {
    await rig.enqueue(4);
    for (let index = 1; index <= 4; index += 1) {
      const [phone = ''] = (await rig.message(`m${index}`)).phones;
      rig.whatsapp.notOnWhatsApp.add(phone);
    }
    await run();
    expect(rig.whatsapp.count('checkNumber')).toBe(1);
    await rig.pass(30_000);
    expect(rig.whatsapp.count('checkNumber')).toBe(2);
  });
});
