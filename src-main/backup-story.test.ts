import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WorkProgress } from '#contract/work.ts';
import type { App } from './app.ts';
import { ask, guestList, refusal, until } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';
import { Story } from './testing/story.ts';

const households = 20;
const passphrase = 'quattro sedie al sole';

async function linkedStory(): Promise<Story> {
  const story = await Story.begin({ households });
  await story.link();
  return story;
}

/** An Invita that knows nothing yet, beside the same WAHA. */
function onAnotherComputer({ waha, clock }: Story, directory = temporaryDirectory()): Promise<App> {
  return startTestApp({
    directory,
    waha: { url: waha.url, key: 'story-key-0001' },
    clock: { now: clock.now, sleep: clock.sleep },
    settleMs: 20_000,
  });
}

/** The whole file, as the window fetches it. */
async function backUp(app: App, withSecrets = false): Promise<string> {
  const made = await ask(app, 'backups.make', { passphrase, withSecrets });
  expect(made.filename).toMatch(/^invita-[-\dT]+\.invita$/);
  const pieces: Buffer[] = [];
  for (let last = false; !last; ) {
    const offset = Buffer.concat(pieces).length;
    const piece = await ask(app, 'backups.read', { id: made.id, offset });
    pieces.push(Buffer.from(piece.content, 'base64'));
    last = piece.last;
  }
  await ask(app, 'backups.close', { id: made.id });
  const file = Buffer.concat(pieces);
  expect(file.length).toBe(made.bytes);
  return file.toString('base64');
}

async function bring(app: App, content: string): Promise<string> {
  const bytes = Buffer.from(content, 'base64');
  const half = Math.floor(bytes.length / 2);
  const { id } = await ask(app, 'backups.receive', {
    id: null,
    content: bytes.subarray(0, half).toString('base64'),
  });
  return (await ask(app, 'backups.receive', { id, content: bytes.subarray(half).toString('base64') })).id;
}

async function restore(app: App, content: string): Promise<void> {
  await ask(app, 'backups.restore', { id: await bring(app, content), passphrase });
  expect((await ask(app, 'queue.summary', undefined)).paused).toBe(true);
  expect((await ask(app, 'app.info', undefined)).notices).toEqual(['DATABASE_RESTORED']);
  expect((await ask(app, 'queue.checkInvariants', undefined)).findings).toEqual([]);
}

const settled = (all: readonly string[]) =>
  all.every((status) => ['SENT', 'DELIVERED', 'READ', 'UNCONFIRMED'].includes(status));

describe('a backup that is restored', () => {
  it('from before the sending sends nobody a second invitation', async () => {
    const story = await linkedStory();
    await ask(story.app, 'queue.pause', undefined);
    await story.invite();
    const backup = await backUp(story.app);
    await ask(story.app, 'queue.resume', undefined);
    await story.everybodyOnce(households);
    await restore(story.app, backup);
    await ask(story.app, 'queue.resume', undefined);
    await until(() => story.statuses(), settled);
    await story.everybodyOnce(households);
  });

  it('from before the invitations were queued still knows who got one', async () => {
    const story = await linkedStory();
    const backup = await backUp(story.app);
    await story.invite();
    await story.everybodyOnce(households);
    await restore(story.app, backup);
    expect(await ask(story.app, 'invitations.send', { households: 'all-not-invited' })).toMatchObject({
      queued: 0,
    });
    await ask(story.app, 'queue.resume', undefined);
    await story.everybodyOnce(households);
  });

  it('from the middle of the sending, into the middle of it, lets each guest have one', async () => {
    const story = await linkedStory();
    await story.invite();
    await until(
      () => story.arrived(),
      (chats) => chats.length >= 5,
    );
    const backup = await backUp(story.app);
    await until(
      () => story.arrived(),
      (chats) => chats.length >= 10,
    );
    await restore(story.app, backup);
    await ask(story.app, 'queue.resume', undefined);
    await until(() => story.statuses(), settled);
    expect(new Set(story.arrived()).size).toBe(story.arrived().length);
  });

  it('on another computer is looked up on WhatsApp: what was sent is recognised', async () => {
    const story = await linkedStory();
    await ask(story.app, 'queue.pause', undefined);
    await story.invite();
    const backup = await backUp(story.app, true);
    await ask(story.app, 'queue.resume', undefined);
    await story.everybodyOnce(households);
    await story.app.stop();
    const directory = temporaryDirectory();
    const app = await onAnotherComputer(story, directory);
    const id = await bring(app, backup);
    expect(await ask(app, 'backups.inspect', { id, passphrase })).toMatchObject({
      there: { households, messages: { PENDING: households } },
      here: { households: 0, messages: {} },
      ...{ sameEvent: false, lookedUp: households, withSecrets: true, links: 'from-backup', refused: null },
    });
    await ask(app, 'backups.close', { id });
    await restore(app, backup);
    const [one] = (await ask(app, 'queue.list', { limit: 200 })).items;
    const { log } = await ask(app, 'queue.get', { id: one?.id ?? '' });
    expect(log.map(({ name }) => name)).toContain('RESTORED');
    await ask(app, 'queue.resume', undefined);
    const statuses = async () =>
      (await ask(app, 'queue.list', { limit: 200 })).items.map(({ status }) => status);
    await until(statuses, settled);
    expect(await statuses()).not.toContain('UNCONFIRMED');
    expect(story.arrived()).toHaveLength(households);
    expect(readdirSync(join(directory, 'backup-work'))).toEqual([]);
  });
});

it('what was cancelled in a backup, and sent after it, is not sent again from another computer', {
  timeout: 90_000,
}, async () => {
  const few = 3;
  const story = await Story.begin({ households: few });
  await story.link();
  await ask(story.app, 'queue.pause', undefined);
  await story.invite();
  const ids = (await story.messages()).map(({ id }) => id);
  await ask(story.app, 'queue.cancel', { ids });
  const backup = await backUp(story.app, true);
  await ask(story.app, 'queue.undoCancel', { ids });
  await ask(story.app, 'queue.resume', undefined);
  await story.everybodyOnce(few);
  await story.app.stop();
  const app = await onAnotherComputer(story);
  await restore(app, backup);
  expect(await ask(app, 'invitations.send', { households: 'all-not-invited' })).toMatchObject({ queued: 0 });
  await ask(app, 'configuration.update', { send_window: null, pacing: 'fast', manners: false });
  expect((await ask(app, 'queue.retry', { ids })).done).toEqual(ids);
  await ask(app, 'queue.resume', undefined);
  const statuses = async () =>
    (await ask(app, 'queue.list', { limit: 200 })).items.map(({ status }) => status);
  await until(statuses, settled);
  expect(story.arrived()).toHaveLength(few);
});

it('a text that was changed and sent after a backup leaves it to a person whether it arrived', {
  timeout: 90_000,
}, async () => {
  const story = await Story.begin({ households: 1 });
  await story.link();
  await ask(story.app, 'queue.pause', undefined);
  await story.invite();
  const backup = await backUp(story.app, true);
  const [message] = await story.messages();
  await ask(story.app, 'queue.edit', { id: message?.id ?? '', text: 'Cara Anna, la festa è spostata.' });
  await ask(story.app, 'queue.resume', undefined);
  await story.everybodyOnce(1);
  await story.app.stop();
  const app = await onAnotherComputer(story);
  await restore(app, backup);
  await ask(app, 'queue.resume', undefined);
  const statuses = async () =>
    (await ask(app, 'queue.list', { limit: 200 })).items.map(({ status }) => status);
  await until(statuses, settled);
  expect(await statuses()).toEqual(['UNCONFIRMED']);
  expect(story.arrived()).toHaveLength(1);
});

async function practiceApp(guests: number, directory = temporaryDirectory()): Promise<App> {
  const app = await startTestApp({ directory, practice: true });
  if (guests === 0) return app;
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(guests) });
  await ask(app, 'guests.applyImport', { previewId });
  return app;
}

async function names(app: App): Promise<number> {
  return (await ask(app, 'guests.list', { limit: 50 })).total;
}

describe('a restore', () => {
  it('says first what it would change, and changes nothing', async () => {
    const app = await practiceApp(3);
    const backup = await backUp(app);
    await ask(app, 'configuration.update', { whatsapp_rate_limit: 7 });
    const id = await bring(app, backup);
    expect(await ask(app, 'backups.inspect', { id, passphrase })).toMatchObject({
      there: { households: 3 },
      here: { households: 3 },
      ...{
        sameEvent: true,
        settings: { whatsapp_rate_limit: 10 },
        withSecrets: false,
        links: 'none',
        refused: null,
      },
    });
    expect((await ask(app, 'configuration.get', undefined)).whatsapp_rate_limit).toBe(7);
    await ask(app, 'backups.restore', { id, passphrase });
    expect((await ask(app, 'configuration.get', undefined)).whatsapp_rate_limit).toBe(10);
    expect(await refusal(app, 'backups.inspect', { id, passphrase })).toBe('UNKNOWN_BACKUP');
  });

  it('that is given up, or whose reading is, changes nothing and leaves nothing unpacked', async () => {
    const directory = temporaryDirectory();
    const app = await practiceApp(3, directory);
    const id = await bring(app, await backUp(app));
    await ask(app, 'configuration.update', { whatsapp_rate_limit: 7 });
    const workId = 'given-up-1';
    for (const method of ['backups.inspect', 'backups.restore']) {
      const going = app.dispatch(method, { id, passphrase, workId });
      // A turn of the loop later it has begun.
      await new Promise((resolve) => setImmediate(resolve));
      expect(await ask(app, 'work.cancel', { id: workId })).toEqual({ cancelled: true });
      expect(await going).toMatchObject({ ok: false, error: { code: 'WORK_CANCELLED' } });
      expect(readdirSync(join(directory, 'backup-work'))).toEqual([`${id}.invita`]);
    }
    expect((await ask(app, 'configuration.get', undefined)).whatsapp_rate_limit).toBe(7);
    expect((await ask(app, 'app.info', undefined)).notices).toEqual([]);
    // What was brought is still good.
    await ask(app, 'backups.restore', { id, passphrase });
  });

  it('cannot be given up once the store is exchanged, and says so', async () => {
    const app = await practiceApp(3);
    const id = await bring(app, await backUp(app));
    const workId = 'too-late-1';
    const tried: unknown[] = [];
    app.subscribe((event, payload) => {
      if (event !== 'work.progress' || (payload as WorkProgress).phase !== 'final') return;
      tried.push(app.dispatch('work.cancel', { id: workId }));
    });
    await ask(app, 'backups.restore', { id, passphrase, workId });
    expect(await Promise.all(tried)).toMatchObject([{ ok: true, data: { cancelled: false } }]);
    expect((await ask(app, 'app.info', undefined)).notices).toEqual(['DATABASE_RESTORED']);
  });

  it('keeps the store it replaces', async () => {
    const directory = temporaryDirectory();
    const app = await practiceApp(2, directory);
    await restore(app, await backUp(app));
    const kept = readdirSync(join(directory, 'practice')).filter((name) => name.includes('.replaced-'));
    expect(kept.length).toBeGreaterThan(0);
  });

  it('of another event is refused where there are guests, and says so beforehand', async () => {
    const backup = await backUp(await practiceApp(2));
    const other = await practiceApp(3);
    const id = await bring(other, backup);
    expect((await ask(other, 'backups.inspect', { id, passphrase })).refused?.code).toBe(
      'BACKUP_OTHER_EVENT',
    );
    expect(await refusal(other, 'backups.restore', { id, passphrase })).toBe('BACKUP_OTHER_EVENT');
    expect(await names(other)).toBe(3);
    const empty = await practiceApp(0);
    await restore(empty, backup);
    expect(await names(empty)).toBe(2);
  });

  it('of practice never becomes the real event', async () => {
    const backup = await backUp(await practiceApp(2));
    const real = await startTestApp({
      directory: temporaryDirectory(),
      waha: { url: 'http://127.0.0.1:9', key: null },
    });
    const id = await bring(real, backup);
    expect(await refusal(real, 'backups.restore', { id, passphrase })).toBe('DATABASE_OTHER_REALM');
    expect(await names(real)).toBe(0);
  });

  it('does not bring back who was forgotten', async () => {
    const directory = temporaryDirectory();
    const app = await practiceApp(3, directory);
    const backup = await backUp(app);
    const [first] = (await ask(app, 'guests.list', { limit: 50 })).items;
    await ask(app, 'guests.forget', { ids: [first?.id ?? ''] });
    await restore(app, backup);
    expect(await names(app)).toBe(2);
    await app.stop();
    const store = join(directory, 'practice', 'invita.sqlite');
    const surname = first?.name.split(' ').at(-1) ?? 'nobody';
    for (const file of [store, `${store}-wal`]) {
      if (existsSync(file)) expect(readFileSync(file, 'latin1')).not.toMatch(new RegExp(`${surname}\\b`));
    }
  });

  it('does not bring back what was deleted after the event, says so first, and keeps the numbers', async () => {
    const directory = temporaryDirectory();
    const app = await practiceApp(3, directory);
    const backup = await backUp(app);
    const names = (await ask(app, 'guests.list', { limit: 50 })).items.map(({ name }) => name);
    await ask(app, 'retention.deleteAll', { confirm: 'DELETE_ALL_PERSONAL_DATA' });
    const { last } = await ask(app, 'retention.get', undefined);
    expect(last).toMatchObject({ because: 'HAND', clean: true, counts: { households: 3 } });
    const id = await bring(app, backup);
    expect((await ask(app, 'backups.inspect', { id, passphrase })).deletedAt).toBe(last?.at);
    await ask(app, 'backups.restore', { id, passphrase });
    expect(await ask(app, 'retention.get', undefined)).toMatchObject({ households: 0, any: false, last });
    const { deletedAt, funnel } = await ask(app, 'reports.summary', undefined);
    expect([deletedAt, funnel.listed]).toEqual([last?.at, 3]);
    await app.stop();
    const practice = join(directory, 'practice');
    for (const file of readdirSync(practice, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = readFileSync(join(file.parentPath, file.name), 'latin1');
      for (const name of names) expect(bytes).not.toContain(name.split(' ').at(-1));
    }
  });

  it('does not write to who wanted no more since', async () => {
    const story = await linkedStory();
    await ask(story.app, 'queue.pause', undefined);
    await story.invite();
    const backup = await backUp(story.app);
    const [first] = (await ask(story.app, 'guests.list', { limit: 50 })).items;
    await ask(story.app, 'guests.bulk', { ids: [first?.id ?? ''], action: { do: 'optOut' } });
    await restore(story.app, backup);
    expect((await ask(story.app, 'guests.get', { id: first?.id ?? '' })).optedOut).toBe(true);
    const { items } = await ask(story.app, 'queue.list', { limit: 200 });
    const cancelled = items.filter(({ status }) => status === 'CANCELLED');
    expect(cancelled.map(({ household }) => household?.id)).toEqual([first?.id]);
  });

  it('that fails leaves no unpacked store behind', async () => {
    const directory = temporaryDirectory();
    const other = await practiceApp(2, directory);
    const backup = await backUp(await practiceApp(3));
    const id = await bring(other, backup);
    expect(await refusal(other, 'backups.restore', { id, passphrase })).toBe('BACKUP_OTHER_EVENT');
    expect(await refusal(other, 'backups.inspect', { id, passphrase: 'another one altogether' })).toBe(
      'BACKUP_PASSPHRASE',
    );
    expect(readdirSync(join(directory, 'backup-work'))).toEqual([`${id}.invita`]);
  });

  it('is refused with words for a wrong passphrase, a damaged file and an id that is a path', async () => {
    const app = await practiceApp(1);
    const backup = await backUp(app);
    const id = await bring(app, backup);
    expect(await refusal(app, 'backups.restore', { id, passphrase: 'another one altogether' })).toBe(
      'BACKUP_PASSPHRASE',
    );
    const damaged = Buffer.from(backup, 'base64');
    damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;
    const bad = await bring(app, damaged.toString('base64'));
    expect(await refusal(app, 'backups.restore', { id: bad, passphrase })).toBe('BACKUP_DAMAGED');
    for (const path of ['../practice/invita', '/etc/passwd', '..'])
      expect(await refusal(app, 'backups.read', { id: path, offset: 0 })).toBe('UNKNOWN_BACKUP');
    expect(await names(app)).toBe(1);
  });
});
