import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRig, type Rig } from './testing/rig.ts';

const minute = 60_000;
const unanswered = { outcome: { kind: 'unknown', cause: 'TIMEOUT' }, arrivesAfterMs: null } as const;

let rig: Rig;
beforeEach(async () => {
  rig = await aRig();
});
afterEach(() => rig.store.close());

async function oneUnanswered(arrivesAfterMs: number | null = null): Promise<void> {
  rig.whatsapp.script.push({ ...unanswered, arrivesAfterMs });
  await rig.enqueue(1);
  await rig.step();
}

describe('after a start', () => {
  it('every open message is looked for before the first send', async () => {
    await oneUnanswered(0);
    await rig.enqueue(1, {}, 'next');
    rig.whatsapp.calls.length = 0;
    await rig.restart();
    expect((await rig.step()).did).toBe('looked');
    expect(rig.whatsapp.calls).toEqual(['findMessage']);
    expect((await rig.message('m1')).status).toBe('SENT');
    expect(await rig.step()).toEqual({ did: 'sent', message: 'next1' });
  });

  it('nothing is sent while the session of an open message cannot be looked into', async () => {
    await oneUnanswered();
    await rig.enqueue(1, {}, 'next');
    await rig.restart();
    rig.connected = false;
    expect(await rig.drain()).toEqual([]);
    rig.connected = true;
    expect(await rig.drain()).toEqual(['looked', 'sent']);
  });

  it('absence is still decided after its settle delay, by what was written down before', async () => {
    await oneUnanswered();
    await rig.restart();
    await rig.work(6 * minute);
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', attempts: 2 });
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });

  it('so is it after the machine itself was started anew', async () => {
    await oneUnanswered(0);
    rig.clock.reboot(10 * minute);
    await rig.restart();
    await rig.drain();
    expect((await rig.message('m1')).status).toBe('SENT');
    expect(rig.whatsapp.deliveries).toHaveLength(1);
  });
});

describe('within its settle delay', () => {
  it('a message waits alone, the others go on', async () => {
    await oneUnanswered();
    await rig.enqueue(3, {}, 'next');
    expect(await rig.drain()).toEqual(['sent', 'sent', 'sent']);
    expect((await rig.message('m1')).status).toBe('SENDING');
  });

  it('is looked for now and then, not all the time, and found when it turns up', async () => {
    await oneUnanswered(50_000);
    await rig.work(minute, 1_000);
    expect(rig.whatsapp.count('findMessage')).toBeLessThanOrEqual(4);
    expect((await rig.message('m1')).status).toBe('SENT');
  });

  it('is looked at as soon as the delay is over', async () => {
    await oneUnanswered();
    await rig.work(119_000, 1_000);
    expect((await rig.message('m1')).status).toBe('SENDING');
    await rig.pass(1_000);
    expect(await rig.drain()).toEqual(['looked']);
    expect(await rig.message('m1')).toMatchObject({ status: 'PENDING', waitingReason: 'BACKOFF' });
  });
});

describe('a message that cannot be told', () => {
  it.each([
    [
      'WAHA was started anew',
      async () => {
        rig.context = { wahaUrl: 'http://127.0.0.1:3000', wahaStartedAt: 2_000 };
      },
    ],
    [
      'WAHA was moved',
      async () => {
        rig.context = { wahaUrl: 'http://127.0.0.1:3001', wahaStartedAt: 1_000 };
      },
    ],
    [
      'the session was linked anew',
      () =>
        rig.store.sessions.noteLinked(
          'main',
          { number: '393330000000', pushName: null, device: 'd' },
          true,
          1,
        ),
    ],
    [
      'another number is linked',
      () => rig.store.sessions.noteLinked('main', { number: '39111', pushName: null, device: 'd' }, false, 1),
    ],
  ])('because %s is given to a person, and not sent again', async (_, change) => {
    await oneUnanswered();
    await change();
    await rig.work(60 * minute, minute);
    expect((await rig.message('m1')).status).toBe('UNCONFIRMED');
    expect(rig.whatsapp.count('sendText')).toBe(1);
  });

  it('because the history cannot be read is given to a person some minutes after the settle delay, not before', async () => {
    await oneUnanswered();
    rig.whatsapp.readable = false;
    await rig.work(110_000);
    expect((await rig.message('m1')).status).toBe('SENDING');
    await rig.work(6 * minute);
    expect((await rig.message('m1')).status).toBe('UNCONFIRMED');
    expect(rig.whatsapp.deliveries).toEqual([]);
  });

  it('waits while WAHA cannot be asked, however long that is', async () => {
    await oneUnanswered();
    rig.context = null;
    await rig.work(60 * minute, minute);
    expect((await rig.message('m1')).status).toBe('SENDING');
    rig.context = { wahaUrl: 'http://127.0.0.1:3000', wahaStartedAt: 1_000 };
    await rig.work(10 * minute);
    expect((await rig.message('m1')).status).toBe('SENT');
  });

  it('is still looked for, rarely, and sent again by nobody but a person', async () => {
    await oneUnanswered(0);
    rig.whatsapp.readable = false;
    await rig.work(8 * minute);
    expect((await rig.message('m1')).status).toBe('UNCONFIRMED');
    rig.whatsapp.calls.length = 0;
    rig.whatsapp.readable = true;
    await rig.work(16 * minute);
    expect((await rig.message('m1')).status).toBe('SENT');
    expect(rig.whatsapp.count('findMessage')).toBe(1);
  });

  it('is never taken for absent later: that is for a person to say', async () => {
    await oneUnanswered();
    rig.whatsapp.readable = false;
    await rig.work(8 * minute);
    rig.whatsapp.readable = true;
    await rig.work(60 * minute, minute);
    expect((await rig.message('m1')).status).toBe('UNCONFIRMED');
    await rig.store.queue.retry(['m1'], rig.wall);
    expect(await rig.drain()).toEqual(['sent']);
    expect(await rig.message('m1')).toMatchObject({ status: 'SENT', messageId: '3EB0-1' });
  });
});
