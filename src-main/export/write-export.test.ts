import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { openZip } from '../domain/guests/import/read/zip.ts';
import { openStores } from '../store/stores.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { aDraft, furnish, morning, sent } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { writeExport } from './write-export.ts';

async function exported(most?: number, language: 'it' | 'en' = 'it') {
  const directory = temporaryDirectory();
  const storePath = join(directory, 'invita.sqlite');
  const opened = openStores({ path: storePath, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  const { stores } = opened;
  const store = stores as unknown as StoreUnderTest;
  await furnish(store, ['=1+1; "Rossi"', 'De Santis']);
  await sent(store, aDraft('m1', { householdId: 'household-1', text: 'Cara Anna,\nvieni; davvero' }));
  await stores.queue.enqueue([aDraft('m2', { phones: ['+393337654321', '+393330000001'] })], morning.wall);
  const zipPath = join(directory, 'all.zip');
  const progress: [number, number][] = [];
  const order = { storePath, zipPath, language, settings: '{"whatsapp_rate_limit":10}\n', version: '1.2.3' };
  await writeExport({ ...order, now: morning.wall }, (done, total) => progress.push([done, total]), most);
  stores.close();
  const zip = openZip(readFileSync(zipPath));
  const text = (name: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(zip.read(name));
  const rows = (name: string) =>
    Papa.parse<Record<string, string>>(text(name).slice(1), { header: true, skipEmptyLines: true }).data;
  return { zipPath, text, rows, progress };
}

describe('everything in open formats', () => {
  it('is each list with its columns, times in UTC, and the story of each message', async () => {
    const { rows, text, zipPath } = await exported();
    expect(rows('households.csv').map(({ name }) => name)).toEqual([`'=1+1; "Rossi"`, 'De Santis']);
    expect(rows('messages.csv')).toMatchObject([
      { id: 'm1', household: 'household-1', text: 'Cara Anna,\nvieni; davvero', status: 'SENT' },
      { id: 'm2', phones: "'+393337654321, +393330000001", status: 'PENDING', sent_at: '' },
    ]);
    expect(rows('messages.csv')[0]?.['sent_at']).toBe('2026-05-04T08:00:00.000Z');
    expect(
      rows('message-events.csv')
        .filter(({ message }) => message === 'm1')
        .map(({ name }) => name),
    ).toEqual(['QUEUED', 'SEND_STARTED', 'SENT']);
    expect(JSON.parse(text('settings.json'))).toEqual({ whatsapp_rate_limit: 10 });
    expect(text('README.txt')).toContain('1.2.3');
    // Names, phones and personal links: for its owner only.
    expect(statSync(zipPath).mode & 0o077).toBe(0);
  });

  it('has no cell that a spreadsheet would calculate', async () => {
    for (const language of ['it', 'en'] as const) {
      const { rows } = await exported(undefined, language);
      for (const name of ['households.csv', 'guests.csv', 'messages.csv', 'phones.csv'])
        for (const cell of rows(name).flatMap((row) => Object.values(row)))
          expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }
  });

  it('goes on in a second file where a sheet could not show a list', async () => {
    const { rows } = await exported(1);
    expect(rows('messages.csv').map(({ id }) => id)).toEqual(['m1']);
    expect(rows('messages-2.csv').map(({ id }) => id)).toEqual(['m2']);
  });

  it('tells how many rows it has written, up to all of them', async () => {
    const { progress } = await exported();
    const [done, total] = progress.at(-1) ?? [0, 1];
    expect(done).toBe(total);
  });

  const unzip = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!unzip)(
    `opens in another program${unzip ? '' : ': SKIPPED, as there is no python3 here'}`,
    async () => {
      const { zipPath } = await exported();
      const check =
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))';
      expect(execFileSync('python3', ['-c', check, zipPath], { encoding: 'utf8' }).trim()).toBe('None 13');
    },
  );
});
