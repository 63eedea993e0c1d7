import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ask, until } from './testing/ask.ts';
import { Story } from './testing/story.ts';

const many = 6;

async function linkedStory(options: Parameters<typeof Story.begin>[0] = {}): Promise<Story> {
  const story = await Story.begin({ households: many, ...options });
  await story.link();
  return story;
}

describe('every guest gets exactly one invitation', () => {
  it('when WAHA is down at the start and comes up later', async () => {
    const story = await Story.begin({ households: many, wahaLater: true });
    await story.invite();
    await story.untilSession('UNREACHABLE');
    expect(await story.statuses()).toEqual(Array.from({ length: many }, () => 'PENDING'));
    await story.startWaha();
    await story.link();
    await story.everybodyOnce(many);
    story.expectDiscreetLog();
  });

  it('when WAHA dies in the middle and comes back with what it knew', async () => {
    const story = await linkedStory();
    await story.invite();
    await until(
      () => story.arrived().length,
      (count) => count >= 2,
    );
    await story.stopWaha();
    await story.untilSession('UNREACHABLE');
    await story.startWaha();
    await story.everybodyOnce(many);
    story.expectDiscreetLog();
  });

  it('when an answer takes 25 seconds, within our patience', async () => {
    const story = await linkedStory();
    story.waha.faults.nextSends({ slowAcceptMs: 25_000 });
    await story.invite();
    await story.everybodyOnce(many);
  });

  it('when an answer takes 25 seconds and we have given up on it', async () => {
    const story = await linkedStory({ sendMs: 100 });
    story.waha.faults.nextSends({ slowAcceptMs: 25_000 }, { slowAcceptMs: 25_000 });
    await story.invite();
    await story.everybodyOnce(many);
  });

  it('when answers drip a byte at a time, are ten megabytes long, or never come', async () => {
    const story = await linkedStory();
    story.waha.faults.nextSends('slow-drip', 'huge-body', 'deliver-then-hang', 'hang');
    await story.invite();
    await story.everybodyOnce(many);
    story.expectDiscreetLog();
  });

  it.each([
    ['a web site', 'text/html', '<!doctype html><title>Benvenuti</title>'],
    ['the API of something else', 'application/json', '{"status":"ok","data":[]}'],
  ])('when %s has taken WAHA’s port for a while, which is said', async (_, type, body) => {
    const story = await linkedStory();
    await story.invite();
    await until(
      () => story.arrived().length,
      (count) => count >= 1,
    );
    const { port } = new URL(story.waha.url);
    await story.stopWaha();
    const stranger = createServer((_request, response) => response.setHeader('content-type', type).end(body));
    stranger.listen(Number(port), '127.0.0.1');
    await until(
      () => story.session(),
      ({ problem }) => problem === 'WAHA_NOT_WAHA',
    );
    stranger.closeAllConnections();
    await new Promise((closed) => stranger.close(closed));
    await story.startWaha();
    await story.everybodyOnce(many);
    story.expectDiscreetLog();
  });

  it('when the answer to a send is half a JSON', async () => {
    const story = await linkedStory();
    story.waha.faults.nextSends('garbage-json', 'garbage-json');
    await story.invite();
    await story.everybodyOnce(many);
  });

  it('when for a while every answer is half a JSON', async () => {
    const story = await linkedStory();
    story.waha.faults.halfAnswers = true;
    await story.invite();
    await until(
      () => story.session(),
      ({ problem }) => problem !== null,
    );
    story.waha.faults.halfAnswers = false;
    await story.everybodyOnce(many);
  });

  it('when WAHA answers 500 and echoes the request, delivered or not, and no number or text gets into the log', async () => {
    const story = await linkedStory();
    story.waha.faults.nextSends('deliver-then-500', '500', 'deliver-then-500');
    await story.invite();
    await story.everybodyOnce(many);
    story.expectDiscreetLog();
  });

  it('when the session flaps between WORKING and STARTING', async () => {
    const story = await linkedStory();
    await story.invite();
    for (let drop = 0; drop < 8; drop += 1) {
      story.waha.dropConnection('default');
      // Two seconds unnoticed, then STARTING for half a second, then WORKING for another half.
      await story.clock.sleep(3_000);
    }
    await story.everybodyOnce(many);
  });

  it('when the phone removes the linked device in the middle and is linked again', async () => {
    const story = await linkedStory();
    await story.invite();
    await until(
      () => story.arrived().length,
      (count) => count >= 1,
    );
    story.waha.phone.unlink('default');
    await story.untilSession('FAILED');
    const waiting = (await story.statuses()).filter((status) => status === 'PENDING').length;
    await story.link();
    await until(
      () => story.statuses(),
      (all) => !all.includes('PENDING') && !all.includes('SENDING'),
    );
    const arrived = story.arrived();
    expect(new Set(arrived).size).toBe(arrived.length);
    // What was under way when the link broke may be a person's to decide; nothing that waited is.
    const unconfirmed = (await story.statuses()).filter((status) => status === 'UNCONFIRMED').length;
    expect(arrived.length).toBeGreaterThanOrEqual(many - unconfirmed);
    expect(unconfirmed).toBeLessThanOrEqual(many - waiting);
  });

  it('when the computer’s clock is set back two hours, and forth again', async () => {
    const story = await linkedStory();
    await ask(story.app, 'configuration.update', { whatsapp_rate_limit: 3 });
    await story.invite();
    await until(
      () => story.arrived().length,
      (count) => count === 3,
    );
    story.setClock(-2 * 3_600_000);
    const before = story.clock.now().uptime;
    await until(
      () => story.clock.now().uptime - before,
      (passed) => passed > 5 * 60_000,
    );
    // The limit counts true hours: a clock set back frees nothing.
    expect(story.arrived()).toHaveLength(3);
    story.setClock(2 * 3_600_000);
    story.clock.setSpeed(3_000);
    await story.everybodyOnce(many);
  });
});

describe('nobody gets two', () => {
  it('when WAHA comes back as another process that has lost what it had in hand: a person decides', async () => {
    const story = await linkedStory();
    story.waha.faults.sendsForgotten = true;
    story.waha.faults.eventsMuted = true;
    story.waha.faults.nextSends('deliver-then-hang');
    await story.invite();
    await until(
      () => story.arrived().length,
      (count) => count >= 1,
    );
    story.waha.faults.sendsForgotten = false;
    story.waha.restartContainer();
    await until(
      () => story.statuses(),
      (all) => all.includes('UNCONFIRMED') && !all.includes('PENDING') && !all.includes('SENDING'),
    );
    expect((await story.statuses()).filter((status) => status === 'UNCONFIRMED')).toHaveLength(1);
    expect(new Set(story.arrived()).size).toBe(many);
    expect(story.arrived()).toHaveLength(many);
  });
});

describe('the admin sees what is wrong', () => {
  it('when the stream is closed with 1008 and everything else works: asking alone does it', async () => {
    const story = await linkedStory();
    story.waha.faults.eventsRefused = true;
    story.waha.dropEventStreams();
    await until(
      () => story.session(),
      ({ events }) => events.stream === 'REFUSED',
    );
    await story.invite();
    await story.everybodyOnce(many);
    story.waha.phone.reply(story.arrived()[0] ?? '', 'Ci siamo');
    await until(
      () => ask(story.app, 'inbox.list', {}),
      ({ total }) => total === 1,
    );
    story.expectDiscreetLog();
  });

  it('when the key is not taken any more: by 401 and by 1008, and nothing is lost', async () => {
    const story = await linkedStory();
    story.waha.faults.wrongKey = true;
    story.waha.dropEventStreams();
    await story.invite();
    await until(
      () => story.session(),
      ({ problem, events }) => problem === 'WAHA_WRONG_KEY' && events.stream === 'REFUSED',
    );
    expect(story.arrived()).toEqual([]);
    story.waha.faults.wrongKey = false;
    await until(
      async () => {
        await story.app.dispatch('sessions.resume', { type: 'main' });
        return (await story.session()).problem;
      },
      (problem) => problem === null,
    );
    await story.everybodyOnce(many);
    story.expectDiscreetLog();
  });

  it('when no QR code comes: it is starting, then failed, and «Refresh» helps once one can come', async () => {
    const story = await Story.begin({ households: 1, wahaLater: true });
    await story.startWaha();
    story.waha.faults.qrNeverComes = true;
    await until(
      async () => {
        const session = await story.session();
        if (session.status === 'DISCONNECTED') await story.app.dispatch('sessions.refresh', { type: 'main' });
        return session;
      },
      ({ status, qr }) => status === 'STARTING' && qr === null,
    );
    await story.untilSession('FAILED');
    expect((await story.session()).qr).toBeNull();
    story.waha.faults.qrNeverComes = false;
    await story.link();
    await story.invite();
    await story.everybodyOnce(1);
  });
});

describe('a flood of 10,000 events', () => {
  it('keeps nobody waiting: messages leave, questions are answered, the window is told now and then', async () => {
    const story = await linkedStory();
    const told: string[] = [];
    const stop = story.app.subscribe((event) => void told.push(event));
    story.waha.floodEvents('default', 10_000);
    await story.invite();
    let answered = 0;
    await until(
      async () => {
        await ask(story.app, 'queue.summary', undefined);
        answered += 1;
        return story.arrived().length;
      },
      (count) => count === many,
    );
    await story.everybodyOnce(many);
    stop();
    expect(answered).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(500);
    expect((await story.session()).status).toBe('CONNECTED');
  });
});
