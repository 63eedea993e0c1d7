import { describe, expect, it } from 'vitest';
import { realisticLatencies } from './latencies.ts';
import { openEventStream, startTestWaha, type TestWaha, testKey } from './testing/practice-support.ts';

const startRealistic = () => startTestWaha({ latencies: realisticLatencies });

async function createSession({ call }: TestWaha): Promise<void> {
  await call('POST', '/api/sessions', { body: { name: 'default', start: true, config: {} } });
}

async function linkSession(test: TestWaha): Promise<void> {
  await createSession(test);
  await test.clock.advance(realisticLatencies.connect);
  test.waha.phone.scan('default');
  await test.clock.advance(realisticLatencies.pair);
}

describe('the life of a session', () => {
  it('shows a QR soon after the start, and works soon after the scan', async () => {
    const test = await startRealistic();
    await createSession(test);
    expect(await test.status()).toBe('STARTING');
    expect(test.waha.phone.scan('default')).toBe(false);
    await test.clock.advance(realisticLatencies.connect);
    expect(await test.status()).toBe('SCAN_QR_CODE');
    expect(test.waha.phone.scan('default')).toBe(true);
    expect(await test.status()).toBe('STARTING');
    await test.clock.advance(realisticLatencies.pair);
    expect(await test.status()).toBe('WORKING');
  });

  it('is another linked device after each link, as the same phone gives each one a number of its own', async () => {
    const test = await startTestWaha();
    const jid = async () => {
      const { body } = await test.call('GET', '/api/sessions/default/me');
      return (body as { jid: string }).jid;
    };
    await test.link();
    expect(await jid()).toMatch(/^\d+:7@s\.whatsapp\.net$/);
    await test.call('POST', '/api/sessions/default/logout');
    test.waha.phone.scan('default');
    await test.clock.advance(1);
    expect(await test.status()).toBe('WORKING');
    expect(await jid()).toMatch(/^\d+:8@s\.whatsapp\.net$/);
  });

  it('shows six codes, the first for 60 seconds and the others for 20, and then fails', async () => {
    const test = await startRealistic();
    const stream = await openEventStream(test, `x-api-key=${testKey}`);
    await createSession(test);
    await test.clock.advance(realisticLatencies.connect);
    const codes = new Set<unknown>();
    for (const life of [60_000, 20_000, 20_000, 20_000, 20_000, 20_000]) {
      codes.add((await test.call('GET', '/api/default/auth/qr?format=raw')).bytes.toString());
      await test.clock.advance(life - 1);
      expect(await test.status()).toBe('SCAN_QR_CODE');
      await test.clock.advance(1);
    }
    expect(codes.size).toBe(6);
    expect(await test.status()).toBe('FAILED');
    await stream.next(({ payload }) => 'status' in payload && payload.status === 'FAILED');
    const statuses = stream.events.map(({ payload }) => ('status' in payload ? payload.status : undefined));
    expect(statuses).toEqual(['STARTING', ...Array<string>(6).fill('SCAN_QR_CODE'), 'FAILED']);
  });

  it('fails when the phone unlinks it, again after a restart, and shows a QR only after a logout', async () => {
    const test = await startTestWaha();
    await test.link();
    test.waha.phone.unlink('default');
    expect(await test.status()).toBe('FAILED');
    await test.call('POST', '/api/sessions/default/restart');
    expect(await test.status()).toBe('FAILED');
    await test.call('POST', '/api/sessions/default/logout');
    expect(await test.status()).toBe('SCAN_QR_CODE');
  });

  it('takes three seconds to stop, and works again without a scan when started', async () => {
    const test = await startRealistic();
    await linkSession(test);
    const stopped = await test.callAndWait(3_000, () => test.call('POST', '/api/sessions/default/stop'));
    expect(stopped.body).toMatchObject({ status: 'STOPPED' });
    await test.call('POST', '/api/sessions/default/start');
    await test.clock.advance(realisticLatencies.connect);
    expect(await test.status()).toBe('WORKING');
  });

  it('serves the second of three restarts at once and lets the third give up after five seconds', async () => {
    const test = await startRealistic();
    await linkSession(test);
    const restart = () => test.call('POST', '/api/sessions/default/restart');
    const started: Promise<{ status: number; body: unknown }>[] = [];
    for (let count = 1; count <= 3; count += 1) {
      const waiting = test.clock.untilSleeping(test.clock.sleeping + 1);
      started.push(restart());
      await waiting;
    }
    await test.clock.advance(3_000);
    expect((await started[0])?.status).toBe(201);
    await test.clock.advance(3_000);
    expect((await started[1])?.status).toBe(201);
    const third = await started[2];
    expect(third?.status).toBe(500);
    expect(third?.body).toMatchObject({ exception: { message: 'async-lock timed out in queue default' } });
  });

  it('looks WORKING for two seconds after its connection broke, refuses sends, and comes back', async () => {
    const test = await startTestWaha({ latencies: { ...realisticLatencies, accept: 0 } });
    await linkSession(test);
    test.waha.dropConnection('default');
    expect(await test.status()).toBe('WORKING');
    expect((await test.sendText('in the hole')).body).toMatchObject({
      exception: { message: 'Connection Closed' },
    });
    expect(test.waha.accepted()).toEqual([]);
    await test.clock.advance(2_000);
    expect(await test.status()).toBe('STARTING');
    const sent = await test.callAndWait(realisticLatencies.connect, () => test.sendText('while it connects'));
    expect(sent.status).toBe(201);
    expect(await test.status()).toBe('WORKING');
  });

  it('lifts a restriction of new chats by itself when its time is over, and says so', async () => {
    const test = await startTestWaha();
    await test.link();
    const stream = await openEventStream(test, `x-api-key=${testKey}&events=session.status`);
    test.waha.restrictNewChats('default', 3_600_000);
    await test.clock.advance(3_600_000);
    const isLifted = (payload: object) => JSON.stringify(payload).includes('"isActive":false');
    const lifted = await stream.next(({ payload }) => isLifted(payload));
    expect(lifted.payload).toMatchObject({ status: 'WORKING' });
    expect(stream.events[0]?.payload).toMatchObject({
      status: 'WORKING',
      data: { reachoutTimelock: { isActive: true } },
    });
  });
});

describe('a call that needs another status', () => {
  const send = (test: TestWaha, session: string) => () =>
    test.call('POST', '/api/sendText', { body: { session, chatId: '1', text: 'x' } });

  it('waits ten seconds for the status and then answers 422', async () => {
    const test = await startRealistic();
    await createSession(test);
    await test.clock.advance(realisticLatencies.connect);
    const answer = await test.callAndWait(10_000, send(test, 'default'));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ status: 'SCAN_QR_CODE', expected: ['WORKING'] });
  });

  it('waits five seconds for a session that is missing or stopped', async () => {
    const test = await startRealistic();
    const missing = await test.callAndWait(5_000, send(test, 'ghost'));
    expect(missing.body).toEqual({ error: 'Session "ghost" does not exist', session: 'ghost' });
    await test.call('POST', '/api/sessions', { body: { name: 'idle' } });
    const idle = await test.callAndWait(5_000, send(test, 'idle'));
    expect(idle.body).toMatchObject({ status: 'STOPPED' });
  });

  it('gets its answer as soon as the status is there', async () => {
    const test = await startRealistic();
    await createSession(test);
    const qr = await test.callAndWait(realisticLatencies.connect, () =>
      test.call('GET', '/api/default/auth/qr?format=raw'),
    );
    expect(qr.body).toEqual({ value: expect.stringMatching(/^2@/) });
  });
});
