import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#contract/result.ts';
import type { App } from './app.ts';
import { rehearsalClock } from './rehearsal-clock.ts';
import { processTime } from './system-clock.ts';
import { ask, guestList, refusal, until } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

/** Ten in the morning in Rome, so that the send window is open. */
const morning = Date.UTC(2027, 2, 9, 9, 0, 0);
const fast = { pacing: 'fast', manners: false } as const;

async function practiceApp(directory = temporaryDirectory(), speed = 100) {
  const practiceClock = rehearsalClock({ speed, id: 'test', wall: morning, source: processTime });
  const app = await startTestApp({ directory, practice: true, practiceClock, initial: fast });
  return { app, practiceClock, directory };
}

async function linked(app: App, clock: { setSpeed(speed: number): void }): Promise<void> {
  clock.setSpeed(5);
  // At the speed before, every code may have died of age while the machine was busy with the list.
  await ask(app, 'sessions.refresh', { type: 'main' });
  await until(
    () => ask(app, 'sessions.get', { type: 'main' }),
    ({ qr }) => qr !== null,
  );
  await ask(app, 'practice.scan', { type: 'main' });
  await until(
    () => ask(app, 'sessions.get', { type: 'main' }),
    ({ status }) => status === 'CONNECTED',
  );
}

async function imported(app: App, households: number): Promise<void> {
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(households) });
  await ask(app, 'guests.applyImport', { previewId });
}

const pending = async (app: App) => (await ask(app, 'queue.list', { status: 'PENDING', limit: 200 })).items;
const arrived = async (app: App) => (await ask(app, 'practice.phone', undefined)).arrived;

describe('the app, end to end in practice', () => {
  it('sends ten of twenty-five invitations in the first hour, the others wait for the limit and a time, then all arrive once', async () => {
    const { app, practiceClock } = await practiceApp();
    await imported(app, 25);
    await linked(app, practiceClock);
    const sent = await ask(app, 'invitations.send', { households: 'all-not-invited' });
    expect(sent).toMatchObject({ queued: 25, skipped: [] });
    expect(sent.finishesAt).not.toBeNull();

    await until(
      () => pending(app),
      (items) => items.length === 15 && items.every(({ waitingReason }) => waitingReason === 'RATE_LIMIT'),
    );
    await until(
      () => arrived(app),
      (count) => count === 10,
    );
    for (const { notBefore } of await pending(app)) {
      expect(Date.parse(notBefore ?? '')).toBeGreaterThan(morning + 60 * 60_000);
    }
    const { line } = await ask(app, 'queue.summary', undefined);
    expect(line).toMatchObject({ kind: 'wait', reason: 'RATE_LIMIT', limit: 10, pending: 15 });

    practiceClock.setSpeed(1500);
    await until(
      () => arrived(app),
      (count) => count === 25,
    );
    const { chats } = await ask(app, 'practice.phone', undefined);
    expect(chats.map(({ messages }) => messages.length)).toEqual(Array.from({ length: 25 }, () => 1));
  });

  it('queues nobody twice, however often «Invia inviti» is pressed', async () => {
    const { app } = await practiceApp();
    await imported(app, 3);
    const clicks = await Promise.all(
      [1, 2, 3].map(() => ask(app, 'invitations.send', { households: 'all-not-invited' })),
    );
    expect(clicks.reduce((sum, { queued }) => sum + queued, 0)).toBe(3);
    expect((await ask(app, 'queue.list', {})).total).toBe(3);
  });

  it('finds everything as it was after a restart', async () => {
    const { app, directory } = await practiceApp();
    await imported(app, 2);
    await ask(app, 'configuration.update', { whatsapp_rate_limit: 7, language: 'en' });
    await ask(app, 'invitations.send', { households: 'all-not-invited' });
    const before = await ask(app, 'queue.list', {});
    await app.stop();

    const again = await startTestApp({ directory });
    expect(await ask(again, 'app.info', undefined)).toMatchObject({ realm: 'practice', language: 'en' });
    expect((await ask(again, 'queue.list', {})).items.map(({ id, text }) => [id, text])).toEqual(
      before.items.map(({ id, text }) => [id, text]),
    );
    expect(await ask(again, 'configuration.get', undefined)).toMatchObject({ whatsapp_rate_limit: 7 });
  });

  it('keeps practice and real apart: guests, settings and messages of one are unknown to the other', async () => {
    const { app } = await practiceApp();
    await imported(app, 2);
    await ask(app, 'app.switchRealm', { realm: 'real' });
    expect((await ask(app, 'guests.list', {})).total).toBe(0);
    expect(await refusal(app, 'practice.phone', undefined)).toBe('PRACTICE_ONLY');
    await ask(app, 'app.switchRealm', { realm: 'practice' });
    expect((await ask(app, 'guests.list', {})).total).toBe(2);
  });
});

describe('starting', () => {
  async function startRefusal(directory: string): Promise<string> {
    try {
      await startTestApp({ directory });
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
    return 'started';
  }

  it('is refused on a directory another instance works on, and free again once that one has stopped', async () => {
    const { app, directory } = await practiceApp();
    expect(await startRefusal(directory)).toBe('DATA_DIR_IN_USE');
    await app.stop();
    expect(await startRefusal(directory)).toBe('started');
  });

  it('is refused where the directory cannot be made', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'file'), '');
    expect(await startRefusal(join(directory, 'file', 'data'))).toBe('DATA_DIR_NOT_WRITABLE');
  });

  it('is refused on a damaged store, and leaves it as it is', async () => {
    const { app, directory } = await practiceApp();
    await app.stop();
    const store = join(directory, 'practice', 'invita.sqlite');
    writeFileSync(store, 'this is no database, and long enough to be read as one'.repeat(50));
    expect(await startRefusal(directory)).toBe('DATABASE_DAMAGED');
    expect(readFileSync(store, 'utf8')).toContain('this is no database');
  });

  it('is paused and says so when the settings of a store in use cannot be read', async () => {
    const { app, directory } = await practiceApp();
    await imported(app, 1);
    await app.stop();
    const path = join(directory, 'practice', 'settings.json');
    writeFileSync(path, '{"whatsapp_rate_limit": "many"}');

    const again = await startTestApp({ directory });
    expect((await ask(again, 'app.info', undefined)).notices).toEqual(['SETTINGS_UNREADABLE']);
    expect(await ask(again, 'queue.summary', undefined)).toMatchObject({ paused: true });
    expect(existsSync(`${path}.unreadable`)).toBe(true);
  });

  it('starts with the defaults after a first start that was cut off before the settings were written', async () => {
    const { app, directory } = await practiceApp();
    await app.stop();
    rmSync(join(directory, 'practice', 'settings.json'));
    const again = await startTestApp({ directory });
    expect((await ask(again, 'app.info', undefined)).notices).toEqual([]);
    expect(await ask(again, 'queue.summary', undefined)).toMatchObject({ paused: false });
  });

  it('keeps secrets, settings and the store for their owner only', async () => {
    const { app, directory } = await practiceApp();
    await imported(app, 1);
    await ask(app, 'invitations.send', { households: 'all-not-invited' });
    expect(statSync(join(directory, 'practice')).mode & 0o077).toBe(0);
    expect(statSync(join(directory, 'practice', 'secrets.json')).mode & 0o077).toBe(0);
  });

  it('never makes a new link secret over sent links', async () => {
    const { app, directory } = await practiceApp();
    await imported(app, 2);
    const [first] = (await ask(app, 'guests.list', {})).items;
    await ask(app, 'invitations.send', { households: [first?.id ?? ''] });
    await app.stop();
    writeFileSync(join(directory, 'practice', 'secrets.json'), '{}');

    const again = await startTestApp({ directory });
    expect(await refusal(again, 'invitations.send', { households: 'all-not-invited' })).toBe(
      'LINK_SECRET_MISSING',
    );
    expect((await ask(again, 'queue.list', {})).total).toBe(1);
  });
});

describe('a change of the configuration', () => {
  it('that cannot be written down is not in force either', async () => {
    const log = { info: () => {}, error: () => 'entry' };
    const directory = temporaryDirectory();
    const app = await startTestApp({ directory, practice: true, log });
    // Where the new file is written before it takes the place of the old one.
    mkdirSync(join(directory, 'practice', '.settings.json.tmp'));
    expect(await refusal(app, 'configuration.update', { whatsapp_rate_limit: 1000 })).toBe('INTERNAL');
    expect(await ask(app, 'configuration.get', undefined)).toMatchObject({ whatsapp_rate_limit: 10 });
  });
});

describe('bad input', () => {
  it('is refused with a code, and changes nothing', async () => {
    const { app } = await practiceApp();
    for (const limit of [0, -1, 1.5, 'ten', '', null, 1001]) {
      expect(await refusal(app, 'configuration.update', { whatsapp_rate_limit: limit })).toBe(
        'RATE_LIMIT_INVALID',
      );
    }
    expect(await refusal(app, 'configuration.update', { time_zone: 'Europe/Atlantis' })).toBe(
      'TIME_ZONE_UNKNOWN',
    );
    expect(await refusal(app, 'configuration.update', { link_base_url: 'ftp://example.org/' })).toBe(
      'LINK_BASE_INVALID',
    );
    expect(await refusal(app, 'configuration.update', { invitation_link_secret: 'short' })).toBe(
      'LINK_SECRET_WEAK',
    );
    expect(await ask(app, 'configuration.get', undefined)).toMatchObject({ whatsapp_rate_limit: 10 });

    const content = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]).toString(
      'base64',
    );
    expect(await refusal(app, 'guests.previewImport', { content })).toBe('IMPORT_NOT_A_LIST');
    expect(await refusal(app, 'guests.applyImport', { previewId: 'gone' })).toBe('UNKNOWN_PREVIEW');
    expect(await refusal(app, 'queue.get', { id: 'nobody' })).toBe('UNKNOWN_MESSAGE');
    expect(await refusal(app, 'queue.test', { type: 'main', phone: '12' })).toBe('INVALID_PHONE');
    expect(await refusal(app, 'queue.test', { type: 'main', phone: '+393331234567', text: '  ' })).toBe(
      'TEXT_EMPTY',
    );
    for (const text of ['\u200b\u2060', '\u0000']) {
      expect(await refusal(app, 'queue.test', { type: 'main', phone: '+393331234567', text })).toBe(
        'TEXT_EMPTY',
      );
    }
    for (const method of ['queue.cancel', 'queue.retry', 'queue.markSent'] as const) {
      expect((await ask(app, method, { ids: ['nobody'] })).refused).toEqual([
        { id: 'nobody', code: 'UNKNOWN_MESSAGE' },
      ]);
    }
    expect(await refusal(app, 'queue.test', { type: 'ghost', phone: '+393331234567' })).toBe(
      'UNKNOWN_SESSION',
    );
  });

  it('invites nobody with a text that lacks the personal link', async () => {
    const { app } = await practiceApp();
    await imported(app, 2);
    const order = { households: 'all-not-invited', template: 'test-it' };
    expect(await refusal(app, 'invitations.send', order)).toBe('TEMPLATE_LINK_MISSING');
    expect((await ask(app, 'queue.list', {})).total).toBe(0);
  });

  it('gets the same answer twice for the same idempotency key, and a refusal for another request under it', async () => {
    const { app } = await practiceApp();
    const request = {
      type: 'main',
      kind: 'CUSTOM',
      phone: '333 123 4567',
      text: 'Ciao',
      idempotencyKey: 'k1',
    } as const;
    const first = await ask(app, 'queue.enqueue', request);
    expect(await ask(app, 'queue.enqueue', request)).toMatchObject({ id: first.id });
    expect(await refusal(app, 'queue.enqueue', { ...request, text: 'Altro' })).toBe('IDEMPOTENCY_CONFLICT');
    expect((await ask(app, 'queue.list', {})).total).toBe(1);
  });
});
