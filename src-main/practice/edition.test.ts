import { describe, expect, it } from 'vitest';
import { guest, startLinkedWaha, startTestWaha } from './testing/practice-support.ts';

const oldCore = { version: '2026.2.1', tier: 'CORE' } as const;

describe('a Core of before June 2026', () => {
  it('says of every session but `default` that it supports only that one', async () => {
    const test = await startTestWaha(oldCore);
    const message = expect.stringMatching(
      /^WAHA Core support only 'default' session\. You tried to access 'other' session \(base64: b3RoZXI=\)/,
    );
    const refused = { status: 422, body: { message, error: 'Unprocessable Entity', statusCode: 422 } };
    expect(await test.call('GET', '/api/sessions/other')).toMatchObject(refused);
    expect(await test.call('POST', '/api/sessions', { body: { name: 'other', start: true } })).toMatchObject(
      refused,
    );
    expect(await test.call('GET', '/api/other/auth/qr')).toMatchObject(refused);
    const body = { session: 'other', chatId: guest, text: 'x' };
    expect(await test.call('POST', '/api/sendText', { body })).toMatchObject(refused);
    expect(await test.call('GET', '/api/contacts/check-exists?phone=1&session=other')).toMatchObject(refused);
    expect((await test.call('GET', '/api/server/version')).status).toBe(200);
    expect((await test.call('GET', '/api/sessions/default')).status).toBe(404);
  });

  it('sends no pictures, gives no ids, tells of no restrictions, and refuses a second start', async () => {
    const test = await startLinkedWaha(oldCore);
    const picture = { session: 'default', chatId: guest, file: { data: '', mimetype: 'image/png' } };
    expect(await test.call('POST', '/api/sendImage', { body: picture })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("available only in Plus version for 'NOWEB' engine") },
    });
    for (const path of ['default/new-message-id', 'sessions/default/timelock', 'sessions/default/capping']) {
      expect(await test.call('GET', `/api/${path}`)).toMatchObject({
        status: 404,
        body: { message: `Cannot GET /api/${path}` },
      });
    }
    const { body } = await test.call('GET', '/api/sessions/default/me');
    expect(body).not.toHaveProperty('reachoutTimelock');
    expect(await test.call('POST', '/api/sessions/default/start')).toMatchObject({
      status: 422,
      body: { message: "Session 'default' is already started." },
    });
    expect((await test.sendText('Ciao')).status).toBe(201);
  });

  it('has none of this with Plus', async () => {
    const test = await startTestWaha({ ...oldCore, tier: 'PLUS' });
    expect((await test.call('GET', '/api/sessions/other')).status).toBe(404);
  });
});

describe('the engine WEBJS', () => {
  it('goes on giving codes, and does not name the linked device', async () => {
    const test = await startTestWaha({ engine: 'WEBJS' });
    await test.call('POST', '/api/sessions', { body: { name: 'default', start: true, config: {} } });
    await test.clock.advance(600_000);
    expect(await test.status()).toBe('SCAN_QR_CODE');
    test.waha.phone.scan('default');
    await test.clock.advance(0);
    expect(await test.status()).toBe('WORKING');
    const { body } = await test.call('GET', '/api/sessions/default/me');
    expect(body).not.toHaveProperty('jid');
    expect(body).toHaveProperty('id');
  });
});
