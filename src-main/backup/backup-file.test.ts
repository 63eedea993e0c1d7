import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.ts';
import { temporaryDirectory } from '../testing/real-app.ts';
import { type Contents, readBackup, writeBackup } from './backup-file.ts';

const passphrase = 'quattro sedie al sole';
const about = {
  app: '0.0.0-test',
  realm: 'real',
  eventId: 'event',
  eventName: 'Nozze di Anna',
  schema: 21,
  takenAt: 1_800_000_000_000,
} as const satisfies Contents['about'];

async function aBackup(database: Uint8Array, secrets: Contents['secrets'] = null) {
  const directory = temporaryDirectory();
  const databasePath = join(directory, 'store');
  const path = join(directory, 'backup.invita');
  const back = join(directory, 'back');
  writeFileSync(databasePath, database);
  await writeBackup(path, { about, settings: '{"language":"it"}', secrets, databasePath }, passphrase, {
    cost: 14,
  });
  const reading = (phrase = passphrase) => readBackup(path, phrase, back);
  const code = async () =>
    reading().then(
      () => 'read',
      (error: { code?: string }) => error.code,
    );
  return { path, back, reading, code };
}

/** As many bytes as asked for, none like its neighbours. */
function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 251);
}

describe('a backup', () => {
  it.each([0, 1, 65_000, 65_536, 131_072, 300_001])(
    'of a store of %i bytes comes back as it was',
    async (length) => {
      const { reading, back } = await aBackup(bytes(length), { invitation_link_secret: 'è un segreto' });
      const { manifest, settings, secrets } = await reading();
      expect(manifest).toMatchObject({ ...about, format: 1 });
      expect([settings, secrets]).toEqual(['{"language":"it"}', { invitation_link_secret: 'è un segreto' }]);
      expect(readFileSync(back).equals(bytes(length))).toBe(true);
    },
  );

  it('shows nothing of what is in it', async () => {
    const { path } = await aBackup(Buffer.from('Anna Prova +393331111111'), {
      invitation_link_secret: 'segreto',
    });
    const file = readFileSync(path).toString('latin1');
    for (const word of ['Anna', '39333', 'segreto', 'language', 'database']) expect(file).not.toContain(word);
  });

  it('says of another passphrase that it is another, not that the file is damaged', async () => {
    const { reading } = await aBackup(bytes(10));
    await expect(reading('quattro sedie al sol')).rejects.toMatchObject({ code: 'BACKUP_PASSPHRASE' });
  });

  it('is refused with any single bit flipped, wherever it is', async () => {
    const { path, code } = await aBackup(bytes(140_000));
    const whole = readFileSync(path);
    const headers = Array.from({ length: 82 }, (_, index) => index);
    const flips = fc.sample(fc.nat(whole.length - 1), propertyRuns(40, 400));
    for (const at of [...headers, ...flips, whole.length - 1]) {
      const bad = Buffer.from(whole);
      bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(path, bad);
      expect([at, await code()]).toEqual([at, at < 8 ? 'BACKUP_NOT_ONE' : 'BACKUP_DAMAGED']);
    }
  });

  it('is refused when it is cut off anywhere, at the end of a chunk too, or goes on after its end', async () => {
    const { path, code } = await aBackup(bytes(200_000));
    const whole = readFileSync(path);
    const header = 74;
    const chunk = 65_552;
    const cuts = [8, 40, header, header + 5, header + chunk, header + 2 * chunk, whole.length - 1];
    for (const length of [...cuts, ...fc.sample(fc.integer({ min: 8, max: whole.length - 1 }), 20)]) {
      writeFileSync(path, whole.subarray(0, length));
      expect([length, await code()]).toEqual([length, 'BACKUP_DAMAGED']);
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.of(0)]));
    expect(await code()).toBe('BACKUP_DAMAGED');
  });

  it('is refused with two of its chunks in another order', async () => {
    const { path, code } = await aBackup(bytes(200_000));
    const whole = readFileSync(path);
    const [header, chunk] = [74, 65_552];
    const part = (from: number, to: number) => whole.subarray(header + from * chunk, header + to * chunk);
    writeFileSync(
      path,
      Buffer.concat([whole.subarray(0, header), part(1, 2), part(0, 1), whole.subarray(header + 2 * chunk)]),
    );
    expect(await code()).toBe('BACKUP_DAMAGED');
  });

  it.each([
    [4, 8, 1],
    [30, 8, 1],
    [16, 255, 1],
    [16, 8, 255],
  ])('that asks for scrypt with 2^%i, %i, %i is not opened at any price', async (...cost) => {
    const { path, code } = await aBackup(bytes(10));
    const { createHash } = await import('node:crypto');
    const file = readFileSync(path);
    file.set(cost, 8);
    // As whoever makes such a file would: with a header that adds up.
    createHash('sha256').update(file.subarray(0, 66)).digest().copy(file, 66, 0, 8);
    writeFileSync(path, file);
    expect(await code()).toBe('BACKUP_DAMAGED');
  });

  it.each(['', 'INV', 'Nome;Cognome\nAnna;Prova', 'PK\x03\x04'])('is not what holds %j', async (content) => {
    const { path, code } = await aBackup(bytes(10));
    writeFileSync(path, content);
    expect(await code()).toBe('BACKUP_NOT_ONE');
  });
});
