import { describe, expect, it } from 'vitest';
import { aFile, aPdf } from '../domain/attachments/testing/files.ts';
import { createWahaServer } from './client.ts';
import { answering, type Reply, refusedUrl, type SeenRequest } from './testing/loopback.ts';

const environment = { status: 200, body: { version: '2026.8.1', engine: 'NOWEB' } };
const messageMissing = { status: 404, body: { message: 'Message not found', statusCode: 404 } };

async function whatsapp(reply: Reply | ((request: SeenRequest) => Reply)) {
  const { url, seen } = await answering(typeof reply === 'function' ? reply : () => reply);
  return { whatsapp: createWahaServer({ url, key: 'secret' }).session('main').whatsapp, seen };
}

async function unreachable() {
  return createWahaServer({ url: await refusedUrl(), key: null }).session('main').whatsapp;
}

function stored(over: Record<string, unknown> = {}) {
  return { id: 'true_39333@c.us_3EB0', timestamp: 1, fromMe: true, body: 'ciao', ack: 2, ...over };
}

describe('checking a number', () => {
  it('asks with digits alone', async () => {
    const { whatsapp: wa, seen } = await whatsapp({ status: 200, body: { numberExists: false } });
    expect(await wa.checkNumber('+39 333-123')).toEqual({ ok: true, data: { exists: false } });
    expect(seen[0]?.target).toBe('/api/contacts/check-exists?phone=39333123&session=main');
  });

  it.each([
    ['its chat', { chatId: '551188887777@c.us' }, '551188887777@c.us', null],
    ['a hidden id', { chatId: '1357@lid' }, '1357@lid', '1357@lid'],
    ['a hidden id with its phone', { chatId: '1357@lid', pn: '5511@c.us' }, '5511@c.us', '1357@lid'],
    ['a hidden id with bare digits', { chatId: '1357@lid', pn: '+5511' }, '5511@c.us', '1357@lid'],
    ['a hidden id with an odd phone', { chatId: '1357@lid', pn: 'n/a' }, '1357@lid', '1357@lid'],
  ])('gives %s', async (_, fields, chatId, lid) => {
    const { whatsapp: wa } = await whatsapp({ status: 200, body: { numberExists: true, ...fields } });
    expect(await wa.checkNumber('5511')).toEqual({ ok: true, data: { exists: true, chatId, lid } });
  });

  it.each([
    [200, {}, 'FAILED'],
    [200, { numberExists: true }, 'FAILED'],
    [200, { numberExists: 'no' }, 'FAILED'],
    [200, undefined, 'FAILED'],
    [302, undefined, 'NOT_WAHA'],
    [400, { message: 'bad' }, 'BAD_REQUEST'],
    [401, { message: 'Unauthorized' }, 'WRONG_KEY'],
    [404, { message: 'Cannot GET /api/contacts/check-exists' }, 'NOT_WAHA'],
    [422, { error: 'Session "main" does not exist', session: 'main' }, 'NOT_READY'],
    [422, { message: "WAHA Core support only 'default' session." }, 'ONE_SESSION_ONLY'],
    [429, undefined, 'OVER_LIMIT'],
    [500, { exception: { message: 'rate-overlimit', data: 429 } }, 'OVER_LIMIT'],
    [500, { exception: { message: 'Connection Closed' } }, 'FAILED'],
    [502, undefined, 'UNREACHABLE'],
  ])('with %i %j is %s, never a "no"', async (status, body, trouble) => {
    const { whatsapp: wa } = await whatsapp({ status, body });
    expect(await wa.checkNumber('39333')).toEqual({ ok: false, trouble });
  });

  it('without a digit is refused here', async () => {
    const { whatsapp: wa, seen } = await whatsapp({ status: 200 });
    expect(await wa.checkNumber('+')).toEqual({ ok: false, trouble: 'BAD_REQUEST' });
    expect(seen).toEqual([]);
  });
});

describe('reserving a message id', () => {
  it.each([
    [200, { id: '3EB0' }, { ok: true, data: '3EB0' }],
    [501, { message: 'not implemented' }, { ok: true, data: null }],
    [404, { message: 'Cannot GET /api/main/new-message-id' }, { ok: true, data: null }],
    [404, { message: 'Session not found' }, { ok: false, trouble: 'NOT_FOUND' }],
    [
      422,
      { error: 'Session status is not as expected', session: 'main' },
      { ok: false, trouble: 'NOT_READY' },
    ],
    [200, {}, { ok: false, trouble: 'FAILED' }],
    [500, undefined, { ok: false, trouble: 'FAILED' }],
  ])('with %i %j', async (status, body, answer) => {
    const { whatsapp: wa } = await whatsapp({ status, body });
    expect(await wa.reserveMessageId()).toEqual(answer);
  });
});

describe('sending', () => {
  it('posts once, without a link preview, with the id when there is one', async () => {
    const { whatsapp: wa, seen } = await whatsapp({ status: 201, body: { key: { id: 'A' } } });
    expect(await wa.sendText({ chatId: '39333@c.us', text: 'ciao', messageId: '3EB0' })).toEqual({
      kind: 'sent',
      messageId: 'A',
    });
    await wa.sendText({ chatId: '39333@c.us', text: 'ciao', messageId: null });
    const body = { session: 'main', chatId: '39333@c.us', text: 'ciao', linkPreview: false };
    expect(seen.map((request) => [request.method, request.target, request.body])).toEqual([
      ['POST', '/api/sendText', { ...body, id: '3EB0' }],
      ['POST', '/api/sendText', body],
    ]);
  });

  it('of an answer without an id is in doubt, even when the id was ours', async () => {
    const { whatsapp: wa } = await whatsapp({ status: 201, body: {} });
    expect(await wa.sendText({ chatId: '39333@c.us', text: 'ciao', messageId: '3EB0' })).toEqual({
      kind: 'unknown',
      cause: 'BAD_ANSWER',
    });
  });

  it('to a WAHA that is not there did not happen', async () => {
    const wa = await unreachable();
    expect(await wa.sendText({ chatId: '39333@c.us', text: 'ciao', messageId: null })).toEqual({
      kind: 'notWritten',
    });
  });
});

describe('manners', () => {
  it('are seen, typing, and no more typing; their failure is nobody’s', async () => {
    const { whatsapp: wa, seen } = await whatsapp({ status: 500 });
    await wa.beginTyping('39333@c.us');
    await wa.endTyping('39333@c.us');
    const body = { session: 'main', chatId: '39333@c.us' };
    expect(seen.map((request) => [request.target, request.body])).toEqual([
      ['/api/sendSeen', body],
      ['/api/startTyping', body],
      ['/api/stopTyping', body],
    ]);
  });
});

describe('finding a message by its id', () => {
  it('finds it', async () => {
    const { whatsapp: wa, seen } = await whatsapp({ status: 200, body: stored() });
    const message = { id: '3EB0', fromMe: true, body: 'ciao', hasMedia: false, ack: 2, at: 1000 };
    expect(await wa.findMessage('3EB0')).toEqual({ kind: 'found', message });
    expect(seen[0]?.target).toBe('/api/main/chats/all/messages/3EB0?downloadMedia=false');
  });

  it('proves absence on an engine that knows bare ids', async () => {
    const { whatsapp: wa } = await whatsapp(({ target }) =>
      target === '/api/server/version' ? environment : messageMissing,
    );
    expect(await wa.findMessage('3EB0')).toEqual({ kind: 'absent' });
  });

  it.each([
    ['that looks up full ids alone', { status: 200, body: { version: '2026.8.1', engine: 'WEBJS' } }],
    ['that is too old', { status: 200, body: { version: '2026.2.1', engine: 'NOWEB' } }],
    ['that does not say what it is', { status: 500 }],
  ])('proves nothing on a server %s', async (_, version) => {
    const { whatsapp: wa } = await whatsapp(({ target }) =>
      target === '/api/server/version' ? version : messageMissing,
    );
    expect(await wa.findMessage('3EB0')).toEqual({ kind: 'unreadable' });
  });

  it.each([
    [404, { message: 'Session not found' }],
    [404, { message: 'Cannot GET /api/main/chats/all/messages/3EB0' }],
    [404, undefined],
    [400, { message: 'Enable NOWEB store "config.noweb.store.enabled=True"' }],
    [422, { error: 'Session status is not as expected', session: 'main' }],
    [401, { message: 'Message not found' }],
    [500, { exception: { message: 'Message not found' } }],
    [200, undefined],
    [200, []],
    [200, { ...stored(), id: 'true_39333@c.us_ANOTHER' }],
    [302, messageMissing.body],
  ])('with %i %j it is unreadable, not absent', async (status, body) => {
    const { whatsapp: wa } = await whatsapp(({ target }) =>
      target === '/api/server/version' ? environment : { status, body },
    );
    expect(await wa.findMessage('3EB0')).toEqual({ kind: 'unreadable' });
  });

  it('finds it by its full id, where the chat is known and bare ids are not', async () => {
    const { whatsapp: wa, seen } = await whatsapp(({ target }) => {
      if (target === '/api/server/version')
        return { status: 200, body: { version: '2026.8.1', engine: 'WEBJS' } };
      return target.includes('/chats/all/') ? messageMissing : { status: 200, body: stored() };
    });
    expect(await wa.findMessage('3EB0', '39333@c.us')).toMatchObject({
      kind: 'found',
      message: { id: '3EB0' },
    });
    expect(seen.at(-1)?.target).toBe(
      '/api/main/chats/39333%40c.us/messages/true_39333%40c.us_3EB0?downloadMedia=false',
    );
  });

  it('without WAHA it is unreadable', async () => {
    expect(await (await unreachable()).findMessage('3EB0')).toEqual({ kind: 'unreadable' });
  });
});

describe('reading a chat', () => {
  it('asks for the newest messages of any time, without media', async () => {
    const { whatsapp: wa, seen } = await whatsapp({ status: 200, body: [] });
    expect(await wa.readChat('39333@c.us', 50)).toEqual({ kind: 'read', messages: [] });
    const [route, query] = seen[0]?.target.split('?') ?? [];
    expect(route).toBe('/api/main/chats/39333%40c.us/messages');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      limit: '50',
      sortBy: 'timestamp',
      sortOrder: 'desc',
      merge: 'true',
      downloadMedia: 'false',
    });
  });

  it('reads texts, pictures and messages with an unknown ack', async () => {
    const { whatsapp: wa } = await whatsapp({
      status: 200,
      body: [
        stored(),
        stored({ id: 'false_39333@c.us_3A', fromMe: false, body: null, ack: null }),
        stored({ id: 'true_39333@c.us_3B', ack: 7, hasMedia: true }),
      ],
    });
    expect(await wa.readChat('39333@c.us', 50)).toEqual({
      kind: 'read',
      messages: [
        { id: '3EB0', fromMe: true, body: 'ciao', hasMedia: false, ack: 2, at: 1000 },
        { id: '3A', fromMe: false, body: '', hasMedia: false, ack: 0, at: 1000 },
        { id: '3B', fromMe: true, body: 'ciao', hasMedia: true, ack: 7, at: 1000 },
      ],
    });
  });

  it('with 3 MB of thumbnails is read', async () => {
    const body = [stored({ _data: { jpegThumbnail: 'x'.repeat(3 << 20) } })];
    const { whatsapp: wa } = await whatsapp({ status: 200, body });
    expect(await wa.readChat('39333@c.us', 50)).toMatchObject({ kind: 'read' });
  });

  it.each([
    [200, [stored(), null]],
    [200, [stored({ id: null })]],
    [200, [stored({ fromMe: 'yes' })]],
    [200, [stored({ body: 5 })]],
    [200, {}],
    [200, undefined],
    [400, { message: 'Enable NOWEB store' }],
    [404, { message: 'Session not found' }],
    [422, { error: 'x', session: 'main' }],
    [500, undefined],
  ])('with %i %j it is unreadable', async (status, body) => {
    const { whatsapp: wa } = await whatsapp({ status, body });
    expect(await wa.readChat('39333@c.us', 50)).toEqual({ kind: 'unreadable' });
  });
});

describe('sending a file', () => {
  it.each([
    [aFile(), '/api/sendImage', 'image/jpeg', 'invito.jpg'],
    [aFile('Programma.pdf', aPdf()), '/api/sendFile', 'application/pdf', 'Programma.pdf'],
  ])('of type %o goes to the call for it, whole, with no id', async (file, target, mimetype, filename) => {
    const { whatsapp: wa, seen } = await whatsapp({ status: 201, body: { key: { id: '3EB0' } } });
    expect(await wa.sendFile({ chatId: '39333@c.us', text: 'ciao', file })).toEqual({
      kind: 'sent',
      messageId: '3EB0',
    });
    const data = Buffer.from(file.bytes).toString('base64');
    expect(seen).toMatchObject([{ target, body: expect.anything() }]);
    expect(seen[0]?.body).toEqual({
      session: 'main',
      chatId: '39333@c.us',
      caption: 'ciao',
      file: { mimetype, filename, data },
    });
  });
});
