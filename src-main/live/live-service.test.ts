import { describe, expect, it } from 'vitest';
import { aDraft, message, sending, sent } from '../testing/store/queue-fixtures.ts';
import { chatId, guest, LiveRig } from './testing/live-rig.ts';

async function aListener(options: Parameters<typeof LiveRig.start>[0] = {}): Promise<LiveRig> {
  const rig = await LiveRig.start(options);
  rig.run();
  await rig.link();
  await rig.settled();
  return rig;
}

const send = (rig: LiveRig, id: string) =>
  rig.sessions.forWorker
    .sending()
    .then(([session]) => session?.whatsapp.sendText({ chatId, text: 'ciao', messageId: id }));

describe('listening to WAHA', () => {
  it('learns from acks how far a message has got, also of one that is still being sent', async () => {
    const rig = await aListener();
    await sent(rig.store, aDraft('a'));
    await sending(rig.store, aDraft('b'));
    await Promise.all([send(rig, 'ID-a'), send(rig, 'ID-b')]);
    rig.waha.phone.markRead(chatId);
    for (const id of ['a', 'b']) {
      await rig.until(async () => (await message(rig.store, id)).status === 'READ');
    }
  });

  it('matches acks that come under a hidden user id, and learns who that is', async () => {
    const rig = await aListener();
    rig.waha.faults.guestsHidden = true;
    await sent(rig.store, aDraft('a', { phones: [guest] }));
    await send(rig, 'ID-a');
    await rig.until(async () => (await message(rig.store, 'a')).status === 'DELIVERED');
    rig.waha.phone.reply(chatId, 'Ci siamo!');
    await rig.until(async () => (await rig.texts()).length === 1);
    const { items } = await rig.store.inbox.conversations({ unknownOnly: false, limit: 5 });
    expect(items).toMatchObject([{ sender: guest }]);
  });

  it('keeps what guests write, and nothing that was typed on our own phone', async () => {
    const rig = await aListener();
    rig.waha.phone.write(chatId, 'Vi aspettiamo');
    rig.waha.phone.reply(chatId, 'Ci saremo', 'Zia Pina');
    await rig.until(() => rig.inboxChanges > 0);
    expect(await rig.texts()).toEqual(['Ci saremo']);
  });

  it('remembers when it heard something last, and by what stream', async () => {
    const rig = await aListener();
    rig.waha.phone.reply(chatId, 'Eccoci');
    await rig.until(() => rig.live.allHeard());
    expect(await rig.hearing()).toMatchObject({ stream: 'OPEN', deaf: false, historyUnreadable: false });
    expect(await rig.store.inbox.lastHeardAt((await rig.record()).number ?? '')).not.toBeNull();
  });
});

describe('what came in while nobody listened', () => {
  it('is read before the first send after the stream is back, and everything open is looked at again', async () => {
    const rig = await aListener();
    rig.streams = false;
    rig.waha.dropEventStreams();
    await rig.until(async () => (await rig.hearing()).stream !== 'OPEN');
    rig.waha.phone.reply(chatId, 'STOP');
    const { looks } = rig;
    rig.streams = true;
    await rig.until(async () => (await rig.hearing()).stream === 'OPEN');
    await rig.settled();
    expect(await rig.texts()).toEqual(['STOP']);
    expect(rig.looks).toBeGreaterThan(looks);
  });

  it('is read without any stream too: asking alone suffices', async () => {
    const rig = await LiveRig.start();
    rig.streams = false;
    rig.run();
    await rig.link();
    await rig.until(() => rig.caughtUp());
    rig.waha.phone.reply(chatId, 'Ci siamo', 'Mario');
    await rig.until(async () => (await rig.texts()).length === 1, 15_000);
    expect(rig.live.allHeard()).toBe(false);
  });

  it('holds sends back while it cannot be read, for a minute and not for ever', async () => {
    const rig = await aListener();
    rig.waha.faults.historyBusy = true;
    rig.live.listenAnew();
    expect(await rig.caughtUp()).toBe(false);
    const since = rig.clock.now().uptime;
    await rig.until(() => rig.caughtUp());
    expect(rig.clock.now().uptime - since).toBeGreaterThan(50_000);
    expect((await rig.hearing()).historyUnreadable).toBe(true);
  });

  it('does not hold sends back where the history is switched off', async () => {
    const rig = await aListener();
    rig.waha.faults.historyOff = true;
    rig.live.listenAnew();
    const since = rig.clock.now().uptime;
    await rig.until(async () => (await rig.hearing()).historyUnreadable);
    expect(await rig.caughtUp()).toBe(true);
    expect(rig.clock.now().uptime - since).toBeLessThan(30_000);
  });

  it('is not read to a number that has only now taken the place of another one', async () => {
    const rig = await aListener();
    await rig.clock.advance(3_600_000);
    await rig.sessions.logout('main');
    await expect
      .poll(() => rig.waha.phone.scan('default', { number: '393409999999', pushName: 'Altro' }))
      .toBe(true);
    await rig.sessions.check('main');
    await rig.settled();
    const readUntil = (await rig.store.inbox.readUntil('393409999999')) ?? 0;
    expect(rig.clock.now().wall - readUntil).toBeLessThan(60_000);
  });

  it('leaves a phone that is not connected to its own reason', async () => {
    const rig = await aListener();
    rig.waha.phone.unlink('default');
    await rig.sessions.check('main');
    expect(await rig.live.forWorker.sending()).toMatchObject([{ connected: false, caughtUp: true }]);
  });

  it('does not read what was written before this number served the event', async () => {
    const rig = await LiveRig.start();
    await rig.link();
    rig.waha.phone.reply(chatId, 'Ci vediamo a cena?');
    await rig.clock.advance(3_600_000);
    rig.run();
    await rig.settled();
    expect(await rig.texts()).toEqual([]);
  });
});

describe('a session from which nothing comes back', () => {
  async function aDeafSession() {
    const rig = await aListener();
    rig.waha.phone.reply(chatId, 'Eccoci');
    await rig.until(() => rig.live.allHeard());
    rig.waha.faults.eventsMuted = true;
    return rig;
  }

  let count = 0;
  async function sendSome(rig: LiveRig, messages: number): Promise<void> {
    for (let each = 0; each < messages; each += 1) {
      await rig.clock.advance(1_000);
      count += 1;
      await sent(rig.store, aDraft(`s${count}`), { now: rig.clock.now() });
    }
  }

  it('is probed by a new stream, restarted once, and then the admin is told', async () => {
    const rig = await aDeafSession();
    // An event that was on its way may still come in after the first of them.
    await sendSome(rig, 6);
    const { looks } = rig;
    await rig.until(() => rig.looks > looks, 30_000);
    expect([rig.restarts, (await rig.hearing()).deaf]).toEqual([[], false]);
    await rig.settled();
    await sendSome(rig, 1);
    await rig.until(() => rig.restarts.length === 1, 30_000);
    await sendSome(rig, 2);
    await rig.until(async () => (await rig.hearing()).deaf, 30_000);
    expect(rig.restarts).toEqual(['main']);
    rig.waha.faults.eventsMuted = false;
    rig.waha.phone.reply(chatId, 'Sono ancora qui');
    await rig.until(async () => !(await rig.hearing()).deaf);
  });

  it('is no alarm while nothing is sent', async () => {
    const rig = await aDeafSession();
    const { looks } = rig;
    await rig.clock.advance(60 * 60_000);
    expect([rig.looks, rig.restarts]).toEqual([looks, []]);
  });

  it('is no alarm where events never worked', async () => {
    const rig = await LiveRig.start();
    rig.waha.faults.eventsMuted = true;
    rig.run();
    await rig.link();
    await rig.settled();
    await sendSome(rig, 5);
    await rig.clock.advance(30 * 60_000);
    expect([rig.restarts, (await rig.hearing()).deaf]).toEqual([[], false]);
  });
});
