import { describe, expect, it, onTestFinished } from 'vitest';
import { aFile, aPdf } from '../domain/attachments/testing/files.ts';
import type { SendFault } from '../practice/faults.ts';
import { noLatencies } from '../practice/latencies.ts';
import { practiceAccount } from '../practice/phone.ts';
import { type PracticeWahaOptions, startPracticeWaha } from '../practice/practice-waha.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SeededRandom } from '../testing/seeded-random.ts';
import { createWahaServer } from './client.ts';
import { wahaTimeoutsDefault } from './timeouts.ts';

const chatId = '393331234567@c.us';
const account = { number: practiceAccount.number, pushName: practiceAccount.pushName };

async function practice(options: Partial<PracticeWahaOptions> = {}, sendMs = wahaTimeoutsDefault.sendMs) {
  const clock = new ManualClock();
  const waha = await startPracticeWaha({
    apiKey: 'key',
    clock,
    random: new SeededRandom(),
    latencies: noLatencies,
    ...options,
  });
  onTestFinished(() => waha.close());
  const server = createWahaServer({
    url: waha.url,
    key: 'key',
    timeouts: { ...wahaTimeoutsDefault, sendMs, sendFileMs: sendMs },
  });
  return { waha, server, session: server.session('main') };
}

async function linked(options: Partial<PracticeWahaOptions> = {}, sendMs?: number) {
  const it = await practice(options, sendMs);
  await it.session.create();
  await expect.poll(() => it.waha.phone.scan('main')).toBe(true);
  await expect.poll(it.session.report).toMatchObject({ data: { status: 'CONNECTED' } });
  return { ...it, whatsapp: it.session.whatsapp };
}

describe('a session over the practice WAHA', () => {
  it('goes from missing to linked to logged out', async () => {
    const { server, session, waha } = await practice();
    expect(await server.identify()).toMatchObject({
      ok: true,
      data: { engine: 'NOWEB', tier: 'CORE', hasMessageIds: true },
    });
    expect(await server.startedAt()).toMatchObject({ ok: true, data: expect.any(Number) });
    expect(await session.report()).toMatchObject({ data: { status: 'DISCONNECTED', account: null } });
    expect(await session.start()).toEqual({ ok: false, trouble: 'NOT_FOUND' });
    expect(await session.create()).toEqual({ ok: true, data: null });
    await expect.poll(session.report).toMatchObject({ data: { status: 'WAITING_QR', account: null } });
    expect(await session.qr()).toEqual({ ok: true, data: waha.phone.sessions()[0]?.qr });
    expect(await session.requestCode(practiceAccount.number)).toMatchObject({ ok: true });
    waha.phone.scan('main');
    await expect.poll(session.report).toMatchObject({ data: { status: 'CONNECTED', account } });
    expect(await session.qr()).toEqual({ ok: false, trouble: 'NOT_READY' });
    expect(await session.create()).toEqual({ ok: true, data: null });
    expect(await server.listSessions()).toMatchObject({ data: [{ name: 'main', report: { account } }] });
    expect(await session.logout()).toEqual({ ok: true, data: null });
    await expect.poll(session.report).toMatchObject({ data: { status: 'WAITING_QR', account: null } });
    expect(await Promise.all([session.stop(), session.restart(), session.stop()])).toEqual(
      Array.from({ length: 3 }, () => ({ ok: true, data: null })),
    );
    expect(await session.report()).toMatchObject({ data: { status: 'DISCONNECTED' } });
  });

  it('tells of a wrong key and of a ban on new chats', async () => {
    const { waha, session } = await linked();
    waha.restrictNewChats('main', 3_600_000);
    expect(await session.report()).toMatchObject({
      data: { brakes: { timelock: { active: true, until: expect.any(Number) } } },
    });
    expect(await session.brakes()).toMatchObject({
      data: { timelock: { active: true }, quota: { total: null } },
    });
    const stranger = createWahaServer({ url: waha.url, key: 'another' });
    expect(await stranger.identify()).toEqual({ ok: false, trouble: 'WRONG_KEY' });
  });
});

describe.each(['NOWEB', 'GOWS', 'WEBJS'] as const)('a message over the %s of the practice WAHA', (engine) => {
  const hasIds = engine !== 'WEBJS';

  it('is sent with the id reserved for it, found by it and read in its chat', async () => {
    const { waha, whatsapp } = await linked({ engine });
    const check = await whatsapp.checkNumber('+39 333 1234567');
    expect(check).toEqual({ ok: true, data: { exists: true, chatId, lid: null } });
    const reserved = await whatsapp.reserveMessageId();
    expect(reserved).toEqual({ ok: true, data: hasIds ? expect.any(String) : null });
    const messageId = reserved.ok ? reserved.data : null;
    await whatsapp.beginTyping(chatId);
    await whatsapp.endTyping(chatId);
    const sent = await whatsapp.sendText({ chatId, text: 'ciao', messageId });
    expect(sent).toEqual({ kind: 'sent', messageId: messageId ?? expect.any(String) });
    const id = sent.kind === 'sent' ? sent.messageId : '';
    const message = { id, fromMe: true, body: 'ciao' };
    expect(await whatsapp.readChat(chatId, 50)).toMatchObject({ kind: 'read', messages: [message] });
    expect(await whatsapp.findMessage(id)).toMatchObject(
      hasIds ? { kind: 'found', message } : { kind: 'unreadable' },
    );
    expect(await whatsapp.findMessage('3EB0NEVERSENT')).toEqual({ kind: hasIds ? 'absent' : 'unreadable' });
    expect(waha.accepted()).toHaveLength(1);
  });
});

describe.each(['NOWEB', 'GOWS', 'WEBJS'] as const)('a file over the %s of the practice WAHA', (engine) => {
  it.each([
    ['a picture', aFile(), 'image'],
    ['a document', aFile('Programma.pdf', aPdf()), 'document'],
  ])('%s arrives with its caption and is read in its chat', async (_, file, kind) => {
    const { waha, whatsapp } = await linked({ engine });
    const sent = await whatsapp.sendFile({ chatId, text: 'ciao', file });
    expect(sent).toEqual({ kind: 'sent', messageId: expect.any(String) });
    const { filename, mimetype, size: bytes } = file;
    expect(waha.outbox()).toMatchObject([{ text: 'ciao', media: { kind, filename, mimetype, bytes } }]);
    const id = sent.kind === 'sent' ? sent.messageId : '';
    expect(await whatsapp.readChat(chatId, 50)).toEqual({
      kind: 'read',
      messages: [
        { id, fromMe: true, body: 'ciao', hasMedia: true, ack: expect.any(Number), at: expect.any(Number) },
      ],
    });
  });
});

describe('what goes wrong with a file over the practice WAHA', () => {
  it.each<[SendFault, object, number]>([
    ['hang', { kind: 'unknown', cause: 'TIMEOUT' }, 0],
    ['deliver-then-hang', { kind: 'unknown', cause: 'TIMEOUT' }, 1],
    ['deliver-then-500', { kind: 'unknown', cause: 'SERVER_ERROR' }, 1],
    ['500', { kind: 'unknown', cause: 'SERVER_ERROR' }, 0],
    ['deliver-then-reset', { kind: 'unknown', cause: 'RESET' }, 1],
    ['garbage-json', { kind: 'unknown', cause: 'BAD_ANSWER' }, 1],
    ['session-not-working', { kind: 'sessionNotReady' }, 0],
    ['rate-overlimit', { kind: 'overLimit' }, 0],
    ['no-lid', { kind: 'notOnWhatsApp' }, 0],
    ['new-chats-restricted', { kind: 'newChatsRestricted', until: null }, 0],
  ])('%s is %o, with %i in the chat', async (fault, outcome, delivered) => {
    const { waha, whatsapp } = await linked({ engine: 'GOWS' }, 1_000);
    waha.faults.nextSends(fault);
    expect(await whatsapp.sendFile({ chatId, text: 'ciao', file: aFile() })).toEqual(outcome);
    const history = await whatsapp.readChat(chatId, 50);
    expect(history).toMatchObject({ kind: 'read' });
    expect(history.kind === 'read' && history.messages.map(({ body }) => body)).toEqual(
      Array.from({ length: delivered }, () => 'ciao'),
    );
  });

  it('a WAHA before 2026.6 without Plus says so, and sends nothing', async () => {
    const { waha, whatsapp } = await linked();
    waha.faults.filesForPlusOnly = true;
    const sent = await whatsapp.sendFile({ chatId, text: 'ciao', file: aFile() });
    expect(sent).toEqual({ kind: 'filesNotSupported' });
    expect(waha.accepted()).toEqual([]);
  });
});

describe('what goes wrong with a send over the practice WAHA', () => {
  const unknown = (cause: string) => ({ kind: 'unknown', cause });

  it.each<[SendFault, object, number]>([
    ['hang', unknown('TIMEOUT'), 0],
    ['deliver-then-hang', unknown('TIMEOUT'), 1],
    ['500', unknown('SERVER_ERROR'), 0],
    ['deliver-then-500', unknown('SERVER_ERROR'), 1],
    ['connection-closed', unknown('SERVER_ERROR'), 0],
    ['reset', unknown('RESET'), 0],
    ['deliver-then-reset', unknown('RESET'), 1],
    ['garbage-json', unknown('BAD_ANSWER'), 1],
    ['no-id', unknown('BAD_ANSWER'), 1],
    ['huge-body', unknown('TOO_LARGE'), 1],
    ['session-not-working', { kind: 'sessionNotReady' }, 0],
    ['unauthorized', { kind: 'wrongKey' }, 0],
    ['too-many-requests', { kind: 'overLimit' }, 0],
    ['rate-overlimit', { kind: 'overLimit' }, 0],
    ['no-lid', { kind: 'notOnWhatsApp' }, 0],
    ['new-chats-restricted', { kind: 'newChatsRestricted', until: null }, 0],
  ])('%s is %o, with %i delivered', async (fault, outcome, delivered) => {
    const { waha, whatsapp } = await linked({ engine: 'GOWS' }, 1_000);
    waha.faults.nextSends(fault);
    const messageId = '3EB0ABCDEF';
    expect(await whatsapp.sendText({ chatId, text: 'ciao', messageId })).toEqual(outcome);
    expect(waha.accepted()).toHaveLength(delivered);
    expect(await whatsapp.findMessage(messageId)).toMatchObject({
      kind: delivered === 1 ? 'found' : 'absent',
    });
  });

  it('a number that is not there is "no", one that cannot be asked about is not', async () => {
    const { waha, whatsapp } = await linked();
    waha.faults.nextChecks('rate-overlimit', 'bad-request', '500', 'reset');
    const troubles = ['OVER_LIMIT', 'BAD_REQUEST', 'FAILED', 'UNREACHABLE'];
    for (const trouble of troubles) {
      expect(await whatsapp.checkNumber('393330000')).toEqual({ ok: false, trouble });
    }
    expect(await whatsapp.checkNumber('393330000')).toEqual({ ok: true, data: { exists: false } });
  });

  it('guests under hidden ids keep their phone’s chat', async () => {
    const { waha, whatsapp } = await linked({ engine: 'GOWS' });
    waha.faults.guestsHidden = true;
    const data = { exists: true, chatId, lid: expect.stringMatching(/@lid$/) };
    expect(await whatsapp.checkNumber('393331234567')).toEqual({ ok: true, data });
  });

  it('a history that is off is unreadable, both ways', async () => {
    const { waha, whatsapp } = await linked();
    waha.faults.historyOff = true;
    expect(await whatsapp.findMessage('3EB0')).toEqual({ kind: 'unreadable' });
    expect(await whatsapp.readChat(chatId, 50)).toEqual({ kind: 'unreadable' });
  });

  it.each(['not-implemented', 'unknown-route'] as const)('ids %s are no ids', async (messageIds) => {
    const { waha, whatsapp } = await linked();
    waha.faults.messageIds = messageIds;
    expect(await whatsapp.reserveMessageId()).toEqual({ ok: true, data: null });
  });
});
