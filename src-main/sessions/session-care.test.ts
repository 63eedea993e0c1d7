import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { aDraft, sent } from '../testing/store/queue-fixtures.ts';
import { openTestStore } from '../testing/test-store.ts';
import { SessionCare } from './session-care.ts';
import { SessionWatch } from './session-watch.ts';
import { FakeWaha } from './testing/fake-waha.ts';

const wahaUrl = 'http://127.0.0.1:3000';
const minute = 60_000;

async function aCare() {
  const clock = new ManualClock();
  const store = openTestStore();
  const waha = new FakeWaha();
  await store.sessions.create(
    { type: 'main', label: 'Main', wahaUrl, wahaSession: 'default' },
    clock.now().wall,
  );
  const parts = { type: 'main', wahaUrl, wahaSession: 'default', store: store.sessions, clock };
  const watch = new SessionWatch({ ...parts, gateway: waha });
  const care = new SessionCare({ ...parts, watch });
  /** Looks every so often for so long, as the service does. */
  async function goBy(ms: number, every = 2_000) {
    for (let passed = 0; passed < ms; passed += every) {
      await clock.advance(every);
      await watch.look();
      await care.tend();
    }
  }
  const notices = () => watch.sight().notices.map(({ code }) => code);
  const generation = async () => (await store.sessions.session('main'))?.linkGeneration;
  await watch.look();
  await care.tend();
  return { clock, store, waha, watch, care, goBy, notices, generation };
}

/** Sends messages that WAHA accepts. */
async function sendSome({ store, clock }: Awaited<ReturnType<typeof aCare>>, ...ids: string[]) {
  for (const id of ids) {
    await clock.advance(1_000);
    await sent(store, aDraft(id, { phones: [`+39333123${id.padStart(4, '0')}`] }), { now: clock.now() });
  }
}

describe('a session that is stuck while it starts', () => {
  it('is restarted once, and if that does not help a person is told, once', async () => {
    const { waha, goBy, notices } = await aCare();
    await goBy(3 * minute - 2_000);
    expect(waha.done).toEqual([]);
    await goBy(4_000);
    expect(waha.done).toEqual(['restart']);
    expect(notices()).toEqual(['RESTARTED']);
    await goBy(10 * minute);
    expect(waha.done).toEqual(['restart']);
    expect(notices()).toEqual(['RESTARTED', 'STUCK_STARTING']);
    waha.link();
    await goBy(2_000);
    expect(notices()).toEqual(['RESTARTED']);
  });

  it('is not one that nobody watched: the computer slept', async () => {
    const { waha, clock, goBy } = await aCare();
    await clock.advance(8 * 60 * minute);
    await goBy(4_000);
    expect(waha.done).toEqual([]);
  });

  it('is not one that only flaps between working and starting', async () => {
    const { waha, goBy } = await aCare();
    for (let round = 0; round < 30; round += 1) {
      waha.show('STARTING');
      await goBy(10_000);
      waha.link();
      await goBy(2_000);
    }
    expect(waha.done).toEqual([]);
  });
});

describe('a container that was started anew', () => {
  it('is told of, once', async () => {
    const { waha, clock, goBy, notices } = await aCare();
    waha.link();
    await goBy(2_000);
    expect(notices()).toEqual([]);
    waha.started = 2_000;
    await goBy(2_000);
    expect(notices()).toEqual(['WAHA_RESTARTED']);
    await clock.advance(60 * minute);
    expect(notices()).toEqual([]);
  });

  it('that forgot its sessions has them started again, and links nothing anew', async () => {
    const { waha, goBy, generation } = await aCare();
    waha.link();
    await goBy(2_000);
    const before = await generation();
    waha.started = 2_000;
    waha.show('DISCONNECTED');
    waha.effects.set('create', () => waha.link());
    await goBy(2_000);
    expect(waha.done).toEqual(['create']);
    expect(await generation()).toBe(before);
  });

  it('does not start what a person had stopped or unlinked', async () => {
    const { waha, goBy } = await aCare();
    waha.link();
    await goBy(2_000);
    waha.show('DISCONNECTED');
    await goBy(2_000);
    expect(waha.done).toEqual([]);
    waha.show('FAILED');
    await goBy(2_000);
    waha.started = 2_000;
    waha.show('DISCONNECTED');
    await goBy(2_000);
    expect(waha.done).toEqual([]);
  });
});

describe('a session that says it is connected and is dead', () => {
  async function connected() {
    const parts = await aCare();
    parts.waha.link();
    await parts.goBy(2_000);
    await sendSome(parts, 'heard');
    await parts.store.attempts.applyAck('ID-heard', 2, false, parts.clock.now());
    return parts;
  }

  it('is restarted once when WhatsApp takes none of three messages, and then a person is told', async () => {
    const parts = await connected();
    const { waha, goBy, notices, generation } = parts;
    const before = (await generation()) ?? 0;
    await sendSome(parts, '1', '2', '3');
    await goBy(9 * minute);
    expect(waha.done).toEqual([]);
    await goBy(2 * minute);
    expect(waha.done).toEqual(['restart']);
    expect(notices()).toEqual(['RESTARTED']);
    // What it had in hand may be lost without a trace: nothing of it counts as proven absent.
    expect(await generation()).toBe(before + 1);
    await goBy(5 * minute);
    expect(notices()).toEqual(['RESTARTED']);
    await sendSome(parts, '4', '5', '6');
    await goBy(12 * minute);
    expect(waha.done).toEqual(['restart']);
    expect(notices()).toEqual(['RESTARTED', 'DEAF']);
    await parts.store.attempts.applyAck('ID-6', 1, false, parts.clock.now());
    await goBy(2 * minute);
    expect(notices()).toEqual(['RESTARTED']);
  });

  it('is not one where one of the three was taken', async () => {
    const parts = await connected();
    await sendSome(parts, '1', '2', '3');
    await parts.store.attempts.applyAck('ID-2', 1, false, parts.clock.now());
    await parts.goBy(20 * minute);
    expect(parts.waha.done).toEqual([]);
  });

  it('is not one whose engine never tells what was taken', async () => {
    const parts = await aCare();
    parts.waha.link();
    await parts.goBy(2_000);
    await sendSome(parts, '1', '2', '3');
    await parts.goBy(20 * minute);
    expect(parts.waha.done).toEqual([]);
  });

  it('is not one that others suspect, but through which WhatsApp answers', async () => {
    const { waha, care } = await connected();
    await care.suspect();
    expect(waha.done).toEqual([]);
    expect(waha.whatsapp.count('checkNumber')).toBe(1);
  });

  it('is one that others suspect and through which WhatsApp does not answer', async () => {
    const { waha, care, goBy, notices } = await connected();
    waha.whatsapp.trouble = 'FAILED';
    await care.suspect();
    expect(waha.done).toEqual(['restart']);
    await care.suspect();
    expect(waha.done).toEqual(['restart']);
    expect(notices()).toEqual(['RESTARTED', 'DEAF']);
    waha.whatsapp.trouble = null;
    await goBy(2 * minute);
    expect(notices()).toEqual(['RESTARTED']);
  });
});
