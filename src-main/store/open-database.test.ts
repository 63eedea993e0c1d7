import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restrictionLeftMs, restrictionMarginMs } from '../domain/governor/signals.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/index.ts';
import { type OpenOptions, openDatabase } from './open-database.ts';
import { readSending } from './sending-session.ts';
import { builder, query } from './sql.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'invita-open-'));
  path = join(directory, 'data', 'invita.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true }));

const next = { name: 'next', sql: 'ALTER TABLE event ADD COLUMN colour TEXT' };

function open(changes: Partial<OpenOptions> = {}) {
  return openDatabase({ path, realm: 'real', newId: () => 'the-event', now: 7, ...changes });
}

function mustOpen(changes: Partial<OpenOptions> = {}): Database {
  const opened = open(changes);
  if (!opened.ok) throw new Error(opened.code);
  return opened.database;
}

function create(changes: Partial<OpenOptions> = {}): void {
  mustOpen(changes).close();
}

describe('opening the store', () => {
  it('keeps it for its owner only, in a directory that others may read too', () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    const database = mustOpen();
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o077).toBe(0);
    database.close();
  });

  it('makes a new one, with its event, and finds it again', () => {
    const database = mustOpen();
    expect(database.get(query(builder.selectFrom('event').selectAll()))).toEqual({
      only: 1,
      id: 'the-event',
      realm: 'real',
      created_at: 7,
      secret_check: null,
      queue_paused_at: null,
      restored_from: null,
      previous_secret_until: null,
      forgotten_at: null,
      deletion_postponed_to: null,
      deletion_notice_for: null,
      deletion_notice_wall: null,
      deletion_notice_uptime: null,
      deletion_notice_boot: null,
      first_plan: null,
      guest_ids: null,
    });
    database.close();
    const again = mustOpen({ newId: () => 'another' });
    expect(again.scalar('SELECT id FROM event')).toBe('the-event');
    again.close();
  });

  it('asks for durability: WAL, full sync, foreign keys, deleted rows overwritten', () => {
    const database = mustOpen();
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'];
    expect(pragmas.map((name) => database.scalar(`PRAGMA ${name}`))).toEqual(['wal', 2, 1, 1]);
    database.close();
  });

  it('keeps other users of the machine out of its directory', () => {
    create();
    expect(statSync(join(directory, 'data')).mode & 0o077).toBe(0);
  });

  it('refuses one that a newer version has written, and leaves it as it is', () => {
    create({ migrations: [...migrations, next] });
    const before = readFileSync(path);
    expect(open()).toEqual({ ok: false, code: 'DATABASE_TOO_NEW' });
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses the store of the other realm before it changes anything in it', () => {
    create({ realm: 'practice' });
    const refused = { ok: false, code: 'DATABASE_OTHER_REALM' };
    expect(open()).toEqual(refused);
    expect(open({ migrations: [...migrations, next] })).toEqual(refused);
    const practice = mustOpen({ realm: 'practice' });
    expect(practice.scalar('PRAGMA user_version')).toBe(migrations.length);
    practice.close();
  });

  it('refuses what is not a database', () => {
    create();
    writeFileSync(path, 'x'.repeat(10_000));
    expect(open()).toEqual({ ok: false, code: 'DATABASE_DAMAGED' });
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(10_000));
  });

  it('refuses a database with a ruined page', () => {
    create();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096, 4096 * 3);
    writeFileSync(path, bytes);
    expect(open()).toEqual({ ok: false, code: 'DATABASE_DAMAGED' });
  });

  it('reads a large one to its end only after a crash', () => {
    const database = mustOpen();
    // A table that nobody reads at the start.
    const page = database.scalar<number>("SELECT rootpage FROM sqlite_schema WHERE name = 'send_slot'");
    database.close();
    const bytes = readFileSync(path);
    bytes.fill(0xff, (page - 1) * 4096, page * 4096);
    writeFileSync(path, bytes);
    expect(open()).toEqual({ ok: false, code: 'DATABASE_DAMAGED' });
    for (const beside of ['-wal', '-shm']) rmSync(path + beside, { force: true });
    mustOpen({ readWholeUpTo: bytes.length - 1 }).close();
    writeFileSync(`${path}-wal`, '');
    expect(open({ readWholeUpTo: bytes.length - 1 })).toEqual({ ok: false, code: 'DATABASE_DAMAGED' });
  });
});

describe('bringing the store up to date', () => {
  const copyBeforeNext = () => `${path}.before-v${migrations.length + 1}`;

  it('copies the file first, with everything that was in it', () => {
    const database = mustOpen();
    database.exec("UPDATE event SET secret_check = 'old'");
    // Not closed before: what is still in the write-ahead log must be in the copy.
    const upgraded = mustOpen({ migrations: [...migrations, next] });
    expect(upgraded.scalar('PRAGMA user_version')).toBe(migrations.length + 1);
    expect(upgraded.scalar('SELECT colour FROM event')).toBeNull();
    upgraded.close();
    database.close();

    const copy = join(directory, 'copy.sqlite');
    copyFileSync(copyBeforeNext(), copy);
    const old = mustOpen({ path: copy });
    expect(old.scalar('SELECT secret_check FROM event')).toBe('old');
    old.close();
  });

  it('keeps the first copy when it has to start again', () => {
    create();
    writeFileSync(copyBeforeNext(), 'first copy');
    create({ migrations: [...migrations, next] });
    expect(readFileSync(copyBeforeNext(), 'utf8')).toBe('first copy');
  });

  it('stops at a migration that fails and leaves the version before it, whole', () => {
    create();
    const broken = { name: 'broken', sql: 'ALTER TABLE event ADD COLUMN a TEXT; SELECT nonsense' };
    expect(() => open({ migrations: [...migrations, next, broken] })).toThrow('nonsense');
    const database = mustOpen({ migrations: [...migrations, next] });
    expect(database.scalar('PRAGMA user_version')).toBe(migrations.length + 1);
    expect(() => database.scalar('SELECT a FROM event')).toThrow('no such column');
    database.close();
  });

  it('counts and finds the messages of a store from before there were counts and an index', () => {
    const old = mustOpen({ migrations: migrations.slice(0, 1) });
    old.exec(`
      INSERT INTO session (type, label, waha_url, waha_session, created_at) VALUES ('main', '', '', '', 0);
      INSERT INTO whatsapp_message_queue (id, type, kind, lane, recipient, phones, text, text_sha256, created_at, updated_at)
        VALUES ('a', 'main', 'CUSTOM', 'COLD', 'Nicolò Rossi', '["+393331234567"]', 'Ciao', '', 0, 0)`);
    old.close();
    const database = mustOpen();
    expect(
      database.scalar("SELECT count FROM message_count WHERE type = 'main' AND status = 'PENDING'"),
    ).toBe(1);
    expect(database.scalar("SELECT count(*) FROM message_search('nicolo')")).toBe(1);
    database.close();
  });

  it('lets a ban from before its beginning was kept end by the wall clock', () => {
    const old = mustOpen({ migrations: migrations.slice(0, 13) });
    old.exec(`INSERT INTO session
      (type, label, waha_url, waha_session, created_at, new_chats_restricted_until, restricted_by)
      VALUES ('main', '', '', '', 0, 5000, 'SEND')`);
    old.close();
    const database = mustOpen();
    const left = (wall: number) => {
      const now = { wall, uptime: 10, boot: 'b' };
      const { restriction } = readSending(database, 'main', '', now);
      return restriction && restrictionLeftMs(restriction, now) - restrictionMarginMs;
    };
    expect([left(4000), left(6000)]).toEqual([1000, -1000]);
    database.close();
  });

  it('keeps what stood for an answer before there were any, where a person reads it', () => {
    const old = mustOpen({ migrations: migrations.slice(0, 10) });
    old.exec(`
      INSERT INTO household (id, name, search, position, created_at, rsvp, notes) VALUES
        ('a', 'A', 'a', 1, 0, 'Viene Anna', 'Zia'), ('b', 'B', 'b', 2, 0, 'yes', ''), ('c', 'C', 'c', 3, 0, NULL, 'Zio');
      INSERT INTO saved_guest_filter VALUES ('f', 'F', '{"rsvp":"yes","side":"x"}', 0), ('g', 'G', '{"rsvp":"-"}', 0)`);
    old.close();
    const database = mustOpen();
    const rows = query(builder.selectFrom('household').select(['id', 'rsvp', 'notes']).orderBy('id'));
    expect(database.all(rows)).toEqual([
      { id: 'a', rsvp: null, notes: 'Zia\nViene Anna' },
      { id: 'b', rsvp: null, notes: 'yes' },
      { id: 'c', rsvp: null, notes: 'Zio' },
    ]);
    const filters = query(builder.selectFrom('saved_guest_filter').select('filter').orderBy('id'));
    expect(database.all(filters)).toEqual([{ filter: '{"side":"x"}' }, { filter: '{"rsvp":"-"}' }]);
    database.close();
  });

  it('takes the passage about the link out of the shipped texts where there is no site, and of no other one', () => {
    const old = mustOpen({ migrations: migrations.slice(0, 20) });
    const passage = 'Your personal invitation, with all the details, is here:\n{{ link }}\n\n';
    const texts = {
      'invitation-en': `Dear {{ names }},\n${passage}It's us`,
      own: passage,
      'reminder-en': 'Mine: {{ link }}',
    };
    for (const [id, body] of Object.entries(texts)) {
      old.exec(`
        INSERT INTO template (id, kind, language, family, name, body, revision, updated_at)
          VALUES ('${id}', 'INVITATION', 'en', '${id}', '', '${body.replaceAll("'", "''")}', 3, 7);
        INSERT INTO template_revision SELECT id, revision, body, attachment, updated_at FROM template WHERE id = '${id}'`);
    }
    old.close();
    const database = mustOpen();
    const kept = query(
      builder
        .selectFrom('template_revision')
        .select(['template_id as id', 'revision', 'body'])
        .orderBy('template_id')
        .orderBy('revision'),
    );
    const changed = `Dear {{ names }},\n{% if link %}${passage}{% endif %}It's us`;
    expect(database.scalar("SELECT body FROM template WHERE id = 'invitation-en' AND revision = 4")).toBe(
      changed,
    );
    expect(database.all(kept)).toEqual([
      { id: 'invitation-en', revision: 3, body: texts['invitation-en'] },
      { id: 'invitation-en', revision: 4, body: changed },
      { id: 'own', revision: 3, body: passage },
      { id: 'reminder-en', revision: 3, body: 'Mine: {{ link }}' },
    ]);
    database.close();
  });

  it('makes no copy of a new store or one that is up to date', () => {
    create();
    create();
    expect(existsSync(`${path}.before-v${migrations.length}`) || existsSync(copyBeforeNext())).toBe(false);
  });
});
