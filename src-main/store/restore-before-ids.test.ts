import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/store/queue-fixtures.ts';
import {
  bytes,
  context,
  forgetGuest,
  later,
  listed,
  named,
  open,
  options,
  path,
  restore,
  split,
} from '../testing/store/restoring.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

describe('a backup from before guests had ids', () => {
  /** A store of that version with two households, as it is and as its backup. */
  function old(forgotten = ''): string {
    const before = migrations.findIndex(({ name }) => name.startsWith('0025-'));
    const opened = openDatabase({ ...options(), migrations: migrations.slice(0, before) });
    if (!opened.ok) throw new Error(opened.code);
    const { database } = opened;
    const people = { neri: 'Mario Anna Luca', verdi: 'Ugo Ida' };
    for (const [position, [id, names]] of Object.entries(people).entries()) {
      database.exec(`INSERT INTO household (id, name, search, position, created_at)
        VALUES ('${id}', 'Famiglia', 'famiglia', ${position}, 1)`);
      for (const [place, name] of names.split(' ').entries())
        database.exec(`INSERT INTO guest (household_id, position, first_name, last_name)
          VALUES ('${id}', ${place}, '${name}', 'Neri')`);
    }
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(path, `${path}.kept`);
    database.exec(forgotten);
    database.close();
    return `${path}.kept`;
  }

  it('brings back all but the one who is on the list no more, in whatever order they are now', async () => {
    const backup = old();
    const store = open();
    await store.householdEditor.update('neri', { guests: named('Luca Mario Anna') }, context);
    await forgetGuest(store, 'neri', 'Mario');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['', 'Anna', 'Luca'], verdi: ['Ugo', 'Ida'] });
    // That store has other ids for the same people: what it knows holds for the next backup too.
    const next = await restore(restored, backup, at(120_000));
    expect(await listed(next)).toEqual({ neri: ['', 'Anna', 'Luca'], verdi: ['Ugo', 'Ida'] });
    next.close();
  });

  it('does not bring back who was forgotten after a split or a merge', async () => {
    const backup = old();
    const store = open();
    await store.retention.forget([await split(store, 'neri', 'Luca')], later);
    await store.householdEditor.merge(['neri', 'verdi'], undefined, context);
    await forgetGuest(store, 'neri', 'Ida');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna', ''], verdi: ['Ugo', ''] });
    restored.close();
    expect(bytes().includes('Luca')).toBe(false);
  });

  it('in doubt lets go of a name too much: of one who was called otherwise then', async () => {
    const backup = old();
    const store = open();
    await store.householdEditor.update('neri', { guests: named('Maria Anna Luca') }, context);
    await forgetGuest(store, 'neri', 'Anna');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['', '', 'Luca'], verdi: ['Ugo', 'Ida'] });
    restored.close();
  });

  it('does not bring back whom an earlier Invita forgot, whose place is all that is known', async () => {
    const backup = old(`UPDATE guest SET first_name = '', last_name = '' WHERE first_name = 'Anna';
      INSERT INTO forgotten_guest VALUES ('neri', 0, 3, 5)`);
    const store = open();
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', '', 'Luca'], verdi: ['Ugo', 'Ida'] });
    restored.close();
  });

  it('does not bring back a household that an earlier Invita forgot after it was split off', async () => {
    const backup = old(`DELETE FROM guest WHERE first_name = 'Luca';
      INSERT INTO household_event (household, at, name, details) VALUES ('neri', 2, 'SPLIT', '{"household":"via"}');
      INSERT INTO forgotten_household VALUES ('via', 5)`);
    const store = open();
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna', ''], verdi: ['Ugo', 'Ida'] });
    restored.close();
  });

  it('has changes that can be undone still, and who comes back by one is forgotten as carefully', async () => {
    const backup = old(`DELETE FROM household WHERE id = 'verdi';
      INSERT INTO household_change (id, at, kind, before, after, messages) VALUES ('gone', 2, 'REMOVED', json_array(json_object(
        'id', 'verdi', 'name', 'Famiglia', 'position', 1, 'language', NULL, 'side', NULL, 'notes', '', 'email', NULL,
        'adults', NULL, 'children', NULL, 'phones', json_array(), 'guests', json_array(
          json_object('firstName', 'Ugo', 'lastName', 'Neri'), json_object('firstName', 'Ida', 'lastName', 'Neri')),
        'tags', json_array(), 'linkVersion', 1, 'optedOutAt', NULL, 'importId', NULL, 'createdAt', 1,
        'invitedThrough', NULL)), '[]', '[]')`);
    const store = open();
    expect(await store.householdEditor.undo('gone', context)).toMatchObject({ ok: true });
    await forgetGuest(store, 'verdi', 'Ida');
    const restored = await restore(store, backup);
    expect(await listed(restored)).toEqual({ neri: ['Mario', 'Anna', 'Luca'], verdi: ['Ugo', ''] });
    restored.close();
  });
});
