import { describe, expect, it } from 'vitest';
import { guest, openEventStream, startTestWaha, testKey } from './testing/practice-support.ts';

const key = `x-api-key=${testKey}`;

describe('the event stream', () => {
  it('tells the story of a send: the message, then its acks up to DEVICE', async () => {
    const test = await startTestWaha();
    await test.link();
    const stream = await openEventStream(test, key);
    await test.sendText('Olá', guest, '3EB0CC');
    await stream.next(({ payload }) => 'ackName' in payload && payload.ackName === 'DEVICE');
    expect(stream.names()).toEqual(['message.any', 'message.ack', 'message.ack']);
    expect(stream.events[0]).toMatchObject({
      id: expect.stringMatching(/^evt_[0-9a-hjkmnp-tv-z]{26}$/),
      session: 'default',
      metadata: { 'app.id': 'demo' },
      me: { id: '5511999990000@c.us' },
      payload: {
        id: `true_${guest}_3EB0CC`,
        from: guest,
        fromMe: true,
        source: 'api',
        ack: 0,
        ackName: 'PENDING',
      },
      engine: 'NOWEB',
      environment: { tier: 'CORE' },
    });
    expect(stream.events[2]?.payload).toMatchObject({ ack: 2, _data: { update: { status: 3 } } });
  });

  it('tells of an answer twice, as message and as message.any', async () => {
    const test = await startTestWaha();
    await test.link();
    const stream = await openEventStream(test, key);
    test.waha.phone.reply(guest, 'Sì', 'Anna');
    await stream.next(({ event }) => event === 'message.any');
    expect(stream.names()).toEqual(['message', 'message.any']);
    expect(stream.events[0]?.payload).toMatchObject({
      from: guest,
      fromMe: false,
      body: 'Sì',
      _data: { pushName: 'Anna' },
    });
  });

  it('shows hidden guests under their LID, which can be looked up', async () => {
    const test = await startTestWaha();
    await test.link();
    test.waha.faults.guestsHidden = true;
    const stream = await openEventStream(test, key);
    await test.sendText('Olá', guest, '3EB0DD');
    const ack = await stream.next(({ event }) => event === 'message.ack');
    expect(ack.payload).toMatchObject({ id: expect.stringMatching(/^true_\d{15}@lid_3EB0DD$/) });
    const lid = String(Reflect.get(ack.payload, 'from'));
    expect((await test.call('GET', `/api/default/lids/${encodeURIComponent(lid)}`)).body).toEqual({
      lid,
      pn: guest,
    });
    test.waha.phone.reply(guest, 'Sì');
    const answer = await stream.next(({ event }) => event === 'message');
    expect(answer.payload).toMatchObject({
      from: lid,
      _data: { key: { remoteJidAlt: '5511888887777@s.whatsapp.net' } },
    });
  });

  it('sends only the events and the session somebody asked for', async () => {
    const test = await startTestWaha();
    await test.link();
    const statuses = await openEventStream(test, `${key}&events=session.status`);
    const listed = await openEventStream(
      test,
      `X-API-KEY=${testKey}&events=message.ack,nonsense&events=message`,
    );
    const other = await openEventStream(test, `${key}&session=other`);
    await test.sendText('Olá');
    test.waha.phone.reply(guest, 'Sì');
    await listed.next(({ event }) => event === 'message');
    await test.link('other');
    await other.next(({ payload }) => 'status' in payload && payload.status === 'WORKING');
    await statuses.next(({ session }) => session === 'other');
    expect(new Set(listed.names())).toEqual(new Set(['message.ack', 'message']));
    expect(new Set(statuses.names())).toEqual(new Set(['session.status']));
    expect(other.events.every(({ session }) => session === 'other')).toBe(true);
  });

  it('opens for a wrong key and then closes with 1008', async () => {
    const test = await startTestWaha();
    const stream = await openEventStream(test, 'x-api-key=nope');
    expect(await stream.closed).toEqual({ code: 1008, reason: 'Unauthorized' });
  });

  it('keeps nothing for a client that comes later, and can break or fall silent', async () => {
    const test = await startTestWaha();
    await test.link();
    const early = await openEventStream(test, key);
    test.waha.dropEventStreams();
    expect((await early.closed).code).toBe(1006);
    test.waha.phone.reply(guest, 'lost');
    const late = await openEventStream(test, key);
    test.waha.faults.eventsMuted = true;
    test.waha.phone.reply(guest, 'silent');
    test.waha.faults.eventsMuted = false;
    test.waha.phone.reply(guest, 'heard');
    await late.next(({ event }) => event === 'message.any');
    expect(late.events.map(({ payload }) => Reflect.get(payload, 'body'))).toEqual(['heard', 'heard']);
  });

  it('hands over what came in while the connection to WhatsApp was down', async () => {
    const test = await startTestWaha();
    await test.link();
    await test.call('POST', '/api/sessions/default/stop');
    const stream = await openEventStream(test, key);
    test.waha.phone.reply(guest, 'at night');
    expect(stream.names()).toEqual([]);
    await test.call('POST', '/api/sessions/default/start');
    await stream.next(({ event }) => event === 'message.any');
    expect(stream.names()).toEqual(['session.status', 'session.status', 'message', 'message.any']);
  });
});
