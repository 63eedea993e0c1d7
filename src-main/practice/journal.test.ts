import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { noLatencies, realisticLatencies } from './latencies.ts';
import { guest, startTestWaha } from './testing/practice-support.ts';

let directory: string;
const clock = new ManualClock();

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'practice-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
});

const start = () => startTestWaha({ directory, clock, latencies: noLatencies });
const journalFile = () => join(directory, 'journal.jsonl');

describe('a practice server with a journal', () => {
  it('knows its messages, acks and linked account again, and has been running all along', async () => {
    const before = await start();
    await before.link();
    await before.sendText('Ciao', guest, '3EB0AA');
    await clock.advance(60_000);
    before.waha.phone.markRead(guest);
    before.waha.phone.reply(guest, 'Veniamo!', 'Anna');
    const { body: statusBefore } = await before.call('GET', '/api/server/status');
    await before.waha.close();

    const after = await start();
    expect(await after.status()).toBe('WORKING');
    expect(after.waha.outbox()).toEqual(before.waha.outbox());
    expect(after.waha.accepted()).toHaveLength(1);
    expect(after.waha.phone.chats()).toEqual(before.waha.phone.chats());
    const { body } = await after.call('GET', '/api/default/chats/all/messages/3EB0AA');
    expect(body).toMatchObject({ body: 'Ciao', ack: 3 });
    expect((await after.call('GET', '/api/server/status')).body).toEqual(statusBefore);
  });

  it('has an accepted send on disk before the caller hears of it', async () => {
    const test = await start();
    await test.link();
    test.waha.onChange(() => {
      for (const { messageId } of test.waha.accepted())
        expect(readFileSync(journalFile(), 'utf8')).toContain(messageId);
    });
    await test.sendText('Ciao');
    expect(readFileSync(journalFile(), 'utf8')).toContain('"type":"send-accepted"');
  });

  it('drops a line that was cut short and writes on behind the whole ones', async () => {
    const first = await start();
    await first.link();
    await first.sendText('one');
    await first.waha.close();
    appendFileSync(journalFile(), '{"type":"send-accepted","message":{"id":"3EB0');

    const second = await start();
    expect(second.waha.accepted().map(({ text }) => text)).toEqual(['one']);
    await second.sendText('two');
    await second.waha.close();

    const third = await start();
    expect(third.waha.accepted().map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('delivers a slow send although the program died in the middle, and delivers it once', async () => {
    const first = await start();
    await first.link();
    first.waha.faults.nextSends({ slowAcceptMs: 30_000 });
    const unanswered = first.sendText('slow', guest, '3EB0BB').catch(() => undefined);
    await clock.untilSleeping(1);
    await first.waha.close();
    await unanswered;

    const second = await start();
    await clock.advance(30_000);
    expect(second.waha.outbox()).toMatchObject([{ messageId: '3EB0BB', text: 'slow' }]);
    await second.waha.close();
    const third = await start();
    await clock.advance(60_000);
    expect(third.waha.accepted()).toHaveLength(1);
  });

  it('lets acks that were under way arrive', async () => {
    const slowAcks = { ...noLatencies, deviceAck: realisticLatencies.deviceAck };
    const first = await startTestWaha({ directory, clock, latencies: slowAcks });
    await first.link();
    await first.sendText('Ciao');
    await first.waha.close();
    const second = await start();
    await clock.advance(1_000);
    expect(second.waha.phone.chats()[0]?.messages[0]?.ack).toBe(2);
  });

  it('forgets a deleted session, and the history of one that logged out, but not what the phones have', async () => {
    const first = await start();
    await first.link('gone');
    await first.link();
    await first.sendText('Ciao');
    await first.call('DELETE', '/api/sessions/gone');
    await first.call('POST', '/api/sessions/default/logout');
    await first.waha.close();

    const second = await start();
    expect(second.waha.phone.sessions()).toMatchObject([{ name: 'default', account: null }]);
    expect(await second.status()).toBe('SCAN_QR_CODE');
    second.waha.phone.scan('default', { number: '5511999990000', pushName: 'Loja' });
    expect((await second.call('GET', '/api/default/chats/all/messages')).status).toBe(200);
    expect((await second.call('GET', '/api/default/chats/all/messages')).body).toEqual([]);
    expect(second.waha.phone.chats()).toHaveLength(1);
  });
});
