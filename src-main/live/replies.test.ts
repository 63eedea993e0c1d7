import { expect, it } from 'vitest';
import { aDraft, message } from '../testing/store/queue-fixtures.ts';
import { chatId, guest, LiveRig } from './testing/live-rig.ts';

async function aRig(options: Parameters<typeof LiveRig.start>[0] = {}): Promise<LiveRig> {
  const rig = await LiveRig.start(options);
  const household = { name: 'Rossi', phones: [{ e164: guest, kind: 'mobile' as const }], guests: [] };
  const source = { importId: 'list', filename: null, summary: {} };
  await rig.store.households.add([household], source, () => 'rossi', rig.clock.now().wall);
  rig.run();
  await rig.link();
  await rig.settled();
  return rig;
}

const household = (rig: LiveRig) => rig.store.households.household('rossi');
const open = async (rig: LiveRig) => (await rig.store.replies.open(50)).items;

it('applies a STOP that came in while the computer slept before anything may leave', async () => {
  const rig = await aRig();
  const invitation = aDraft('a', { kind: 'INVITATION', householdId: 'rossi', phones: [guest] });
  await rig.store.queue.enqueue([invitation], rig.clock.now().wall);
  rig.streams = false;
  rig.waha.dropEventStreams();
  await rig.until(async () => (await rig.hearing()).stream !== 'OPEN');
  rig.waha.phone.reply(chatId, 'STOP');
  rig.streams = true;
  rig.live.listenAnew();
  // Whenever the worker is told that it may send, the STOP has been applied.
  let mayHaveSent = false;
  await rig.until(async () => {
    const maySend = await rig.caughtUp();
    const { status } = await message(rig.store, 'a');
    if (maySend && status === 'PENDING') mayHaveSent = true;
    return maySend && status === 'CANCELLED';
  });
  expect(mayHaveSent).toBe(false);
  expect(await household(rig)).toMatchObject({ optedOut: true });
});

it('applies what was kept and not yet read when the app died, before anything may leave', async () => {
  const rig = await LiveRig.start();
  const source = { importId: 'list', filename: null, summary: {} };
  const rossi = { name: 'Rossi', phones: [{ e164: guest, kind: 'mobile' as const }], guests: [] };
  const now = rig.clock.now().wall;
  await rig.store.households.add([rossi], source, () => 'rossi', now);
  const stop = {
    id: '3A9',
    fromMe: false,
    ack: 2,
    who: { phone: guest, lid: null },
    pushName: null,
    at: now,
  };
  await rig.store.inbox.record('main', [{ ...stop, text: 'STOP', attachment: false }], now);
  rig.streams = false;
  rig.run();
  await rig.link();
  await rig.until(() => rig.caughtUp());
  expect(await household(rig)).toMatchObject({ optedOut: true });
});

it('makes one proposal of a reply, told live and read again at a reconnect', async () => {
  const rig = await aRig();
  rig.waha.phone.reply(chatId, 'Ci saremo in tre');
  await rig.until(async () => (await open(rig)).length === 1);
  rig.live.listenAnew();
  await rig.until(async () => !(await rig.caughtUp()));
  await rig.settled();
  expect(await open(rig)).toMatchObject([
    { text: 'Ci saremo in tre', reading: { rsvp: 'COMING', total: 3 } },
  ]);
});

it('makes the same proposals of what came in while nobody listened', async () => {
  const rig = await aRig();
  rig.streams = false;
  rig.waha.dropEventStreams();
  await rig.until(async () => (await rig.hearing()).stream !== 'OPEN');
  rig.waha.phone.reply(chatId, 'Purtroppo non veniamo');
  rig.streams = true;
  await rig.until(async () => (await open(rig)).length === 1);
  await rig.settled();
  expect(await open(rig)).toMatchObject([{ reading: { rsvp: 'NOT_COMING', confidence: 'clear' } }]);
});

it('reads nothing that was typed on our own phone', async () => {
  const rig = await aRig();
  rig.waha.phone.write(chatId, 'STOP');
  rig.waha.phone.reply(chatId, 'Eccoci, in due');
  await rig.until(async () => (await open(rig)).length > 0);
  expect(await open(rig)).toHaveLength(1);
  expect(await household(rig)).toMatchObject({ optedOut: false });
});

it('proposes what a guest taps on an event of WhatsApp’s own, and nothing when the tap is taken back', async () => {
  const rig = await aRig({ engine: 'GOWS' });
  rig.rules = { acceptClear: true, optOutAutomatically: true };
  rig.waha.phone.answerEvent(chatId, 'GOING', 2);
  await rig.until(async () => (await open(rig)).length === 1);
  rig.waha.phone.answerEvent(chatId, 'UNKNOWN');
  rig.waha.phone.answerEvent(chatId, 'NOT_GOING');
  await rig.until(async () => (await open(rig)).length === 2);
  await rig.settled();
  expect(await open(rig)).toMatchObject([
    { text: '📅 ✅ +2', reading: { rsvp: 'COMING', total: 3, why: 'EVENT' } },
    { text: '📅 ❌', reading: { rsvp: 'NOT_COMING' } },
  ]);
  expect(await household(rig)).toMatchObject({ rsvp: null });
});
