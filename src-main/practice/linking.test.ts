import { describe, expect, it } from 'vitest';
import { realisticLatencies } from './latencies.ts';
import {
  openEventStream,
  startLinkedWaha,
  startTestWaha,
  type TestWaha,
  testKey,
} from './testing/practice-support.ts';

const create = ({ call }: TestWaha) =>
  call('POST', '/api/sessions', { body: { name: 'default', start: true, config: {} } });

async function codeOf({ call }: TestWaha): Promise<string> {
  const { body } = await call('POST', '/api/default/auth/request-code', {
    body: { phoneNumber: '5511999990000' },
  });
  return (body as { code: string }).code;
}

describe('a code to type', () => {
  it('links the phone that types it, however it is written, and no other code does', async () => {
    const test = await startTestWaha();
    await create(test);
    const code = await codeOf(test);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(test.waha.phone.typeCode('default', 'AAAA-AAAA')).toBe(false);
    expect(test.waha.phone.typeCode('default', code.toLowerCase().replace('-', ' '))).toBe(true);
    await test.clock.advance(0);
    expect(await test.status()).toBe('WORKING');
  });

  it('is dead once the codes to scan are', async () => {
    const test = await startTestWaha();
    await create(test);
    const code = await codeOf(test);
    await test.clock.advance(160_000);
    expect(await test.status()).toBe('FAILED');
    await test.call('POST', '/api/sessions/default/restart');
    expect(test.waha.phone.typeCode('default', code)).toBe(false);
  });

  it('is the last one that was asked for', async () => {
    const test = await startTestWaha();
    await create(test);
    const first = await codeOf(test);
    const second = await codeOf(test);
    expect(test.waha.phone.typeCode('default', first)).toBe(false);
    expect(test.waha.phone.typeCode('default', second)).toBe(true);
  });
});

describe('a passkey', () => {
  async function scanned(demand: 'challenge' | 'challenge-and-code') {
    const test = await startTestWaha({ engine: 'GOWS' });
    test.waha.faults.passkey = demand;
    const stream = await openEventStream(test, `x-api-key=${testKey}&events=session.status`);
    await create(test);
    test.waha.phone.scan('default');
    return { ...test, stream };
  }

  it('is wanted after the scan, with a challenge that only a page of WhatsApp can answer', async () => {
    const test = await scanned('challenge');
    expect(await test.status()).toBe('PASSKEY_REQUIRED');
    const challenge = await test.call('GET', '/api/default/auth/passkey/challenge');
    expect(challenge).toMatchObject({
      status: 200,
      body: { rpId: 'web.whatsapp.com', timeout: 60_000, userVerification: 'required' },
    });
    const event = await test.stream.next(
      ({ payload }) => (payload as { status: string }).status === 'PASSKEY_REQUIRED',
    );
    expect(event.payload).toMatchObject({ data: challenge.body });
    expect((await test.call('GET', '/api/default/auth/passkey/confirmation')).status).toBe(422);
    expect((await test.call('POST', '/api/default/auth/passkey', { body: {} })).status).toBe(201);
    await test.clock.advance(0);
    expect(await test.status()).toBe('WORKING');
    expect((await test.call('GET', '/api/default/auth/passkey/challenge')).status).toBe(422);
  });

  it('may be followed by a code of four digits to compare', async () => {
    const test = await scanned('challenge-and-code');
    expect(test.waha.phone.givePasskey('default')).toBe(true);
    expect(await test.status()).toBe('PASSKEY_CONFIRMATION_REQUIRED');
    const { body } = await test.call('GET', '/api/default/auth/passkey/confirmation');
    expect(body).toEqual({ code: expect.stringMatching(/^\d{4}$/) });
    const event = await test.stream.next(
      ({ payload }) => (payload as { status: string }).status === 'PASSKEY_CONFIRMATION_REQUIRED',
    );
    expect(event.payload).toMatchObject({ data: body });
    expect((await test.call('POST', '/api/default/auth/passkey/confirm')).status).toBe(201);
    await test.clock.advance(0);
    expect(await test.status()).toBe('WORKING');
  });

  it('is something NOWEB cannot give', async () => {
    const test = await startTestWaha();
    test.waha.faults.passkey = 'challenge';
    await create(test);
    expect((await test.call('GET', '/api/default/auth/passkey/challenge')).status).toBe(501);
    test.waha.phone.scan('default');
    expect(await test.status()).not.toBe('PASSKEY_REQUIRED');
  });
});

describe('a session that does not come up', () => {
  it('gives up after two minutes without a network', async () => {
    const test = await startTestWaha({ latencies: realisticLatencies });
    test.waha.faults.connecting = 'gives-up';
    await create(test);
    await test.clock.advance(119_999);
    expect(await test.status()).toBe('STARTING');
    await test.clock.advance(1);
    expect(await test.status()).toBe('FAILED');
  });

  it('may start for ever, until it is restarted', async () => {
    const test = await startTestWaha();
    test.waha.faults.connecting = 'never-ends';
    await create(test);
    await test.clock.advance(3_600_000);
    expect(await test.status()).toBe('STARTING');
    test.waha.faults.connecting = 'works';
    await test.call('POST', '/api/sessions/default/restart');
    expect(await test.status()).toBe('SCAN_QR_CODE');
  });
});

describe('a session that works and is dead', () => {
  it('takes messages that go nowhere, tells nothing, answers nothing, until it is restarted', async () => {
    const test = await startLinkedWaha();
    const stream = await openEventStream(test, `x-api-key=${testKey}`);
    test.waha.deaden('default');
    expect((await test.sendText('lost')).status).toBe(201);
    await test.clock.advance(60_000);
    expect(test.waha.outbox()).toEqual([]);
    expect(stream.names()).toEqual([]);
    expect(await test.status()).toBe('WORKING');
    const check = '/api/contacts/check-exists?phone=5511888887777&session=default';
    expect(await test.call('GET', check)).toMatchObject({
      status: 500,
      body: { exception: { message: 'Timed Out' } },
    });
    await test.call('POST', '/api/sessions/default/restart');
    await test.clock.advance(0);
    expect((await test.call('GET', check)).status).toBe(200);
    await test.sendText('heard');
    await test.clock.advance(0);
    expect(test.waha.outbox().map(({ text }) => text)).toEqual(['heard']);
  });
});

describe('WhatsApp’s allowance of new chats', () => {
  it('is told with the account and when it is asked for', async () => {
    const test = await startLinkedWaha();
    const capping = {
      cappingStatus: 'SECOND_WARNING',
      totalQuota: 250,
      usedQuota: 240,
      cycleStart: 1_795_000_000,
      cycleEnd: 1_797_000_000,
    };
    test.waha.capNewChats('default', capping);
    const told = { ...capping, mvStatus: null, oteStatus: null };
    expect((await test.call('GET', '/api/sessions/default/capping')).body).toEqual(told);
    expect((await test.call('GET', '/api/sessions/default/me')).body).toMatchObject({ messageCapping: told });
  });
});
