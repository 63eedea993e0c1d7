import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type OldCopy, oldCopy } from './testing/old-copy.ts';
import { breaksAfter, metadataName, signingKey, UpdateServer } from './testing/update-server.ts';
import { type UpdateEngine, UpdateTrouble } from './update-engine.ts';

afterEach(() => vi.unstubAllEnvs());

const newVersion = Buffer.from('the new version'.repeat(20_000));

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('it worked'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof UpdateTrouble) return error.code;
  throw error;
}

const here = new AbortController().signal;
const fetchNow = (engine: UpdateEngine) => engine.fetch(() => {}, here);

/** Where some of a file lies after the line broke: what arrives together with the break may be lost with it. */
async function partOf(copy: OldCopy, server: UpdateServer, file: string, bytes: number): Promise<string> {
  const folder = join(copy.cache, 'invita-updater/partial');
  const parts = () => (existsSync(folder) ? readdirSync(folder) : []).map((name) => join(folder, name));
  const { promise: someArrived, resolve: breakOff } = Promise.withResolvers<void>();
  server.files.set(file, breaksAfter(newVersion, bytes, someArrived));
  await copy.engine.look('STABLE', here);
  const code = codeOf(fetchNow(copy.engine));
  await expect.poll(() => parts().map((part) => statSync(part).size > 0)).toEqual([true]);
  breakOff();
  expect(await code).toBe('UPDATE_SERVER_UNREACHABLE');
  return parts()[0] ?? '';
}

describe('looking for a newer version', () => {
  it('finds one, with what is new in it and how large it is', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.1.0', content: newVersion, notes: '  Più calma.\n' });
    expect(await oldCopy(server).engine.look('STABLE', here)).toEqual({
      version: '1.1.0',
      notes: 'Più calma.',
      bytes: newVersion.length,
      isHere: false,
    });
  });

  it.each(['1.0.0', '0.9.9', '1.0.0-beta.3'])('takes %s for none, as this one is 1.0.0', async (version) => {
    const server = await UpdateServer.start();
    server.publish({ version, content: newVersion });
    server.publish({ version, channel: 'beta', content: newVersion });
    const { engine } = oldCopy(server);
    expect(await engine.look('STABLE', here)).toBeNull();
    expect(await engine.look('BETA', here)).toBeNull();
  });

  it('hears of versions that are being tried only where it is told to', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.0.0', content: newVersion });
    server.publish({ version: '1.1.0-beta.1', channel: 'beta', content: newVersion });
    const { engine } = oldCopy(server);
    expect(await engine.look('STABLE', here)).toBeNull();
    expect(await engine.look('BETA', here)).toMatchObject({ version: '1.1.0-beta.1' });
    expect(await engine.look('STABLE', here)).toBeNull();
  });

  it('goes from a version that was tried to the finished one, and never back to an older one', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.0.0', content: newVersion });
    expect(await oldCopy(server, '1.1.0-beta.1').engine.look('STABLE', here)).toBeNull();
    server.publish({ version: '1.1.0', content: newVersion });
    expect(await oldCopy(server, '1.1.0-beta.1').engine.look('STABLE', here)).toMatchObject({
      version: '1.1.0',
    });
  });

  it('tells the server no more than which version asks', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.1.0', content: newVersion });
    const { engine } = oldCopy(server);
    await engine.look('STABLE', here);
    await fetchNow(engine);
    for (const headers of server.headers) {
      expect(headers['user-agent']).toBe('Invita/1.0.0');
      expect(Object.keys(headers).filter((name) => /^x-|cookie|referer|authorization/.test(name))).toEqual(
        [],
      );
    }
  });

  it('says that nobody answers', async () => {
    const server = await UpdateServer.start();
    const { engine } = oldCopy(server);
    await server.stop();
    expect(await codeOf(engine.look('STABLE', here))).toBe('UPDATE_SERVER_UNREACHABLE');
  });

  it('gives up at once when Invita ends', async () => {
    const server = await UpdateServer.start();
    const asked = Promise.withResolvers<void>();
    server.files.set(metadataName(), () => asked.resolve());
    const end = new AbortController();
    const looked = codeOf(oldCopy(server).engine.look('STABLE', end.signal));
    await asked.promise;
    end.abort();
    expect(await looked).toBe('UPDATE_SERVER_ANSWER');
  });

  it.each([
    ['is not there', null],
    ['is no YAML', 'version: [1.1.0'],
    ['is empty', ''],
    ['is a web page', '<!doctype html><title>Welcome</title>'],
    ['names no version', 'files: []\n'],
    ['names a version that is none', 'version: newest\nfiles: []\n'],
    ['names no file', 'version: 1.1.0\nfiles: []\n'],
    ['names a file without a checksum', 'version: 1.1.0\nfiles:\n  - url: a.AppImage\n'],
    ['names only a file of another kind', 'version: 1.1.0\nfiles:\n  - url: a.deb\n    sha512: abc\n'],
    ['is far too long', `version: 1.1.0\n# ${'x'.repeat(600_000)}\n`],
  ])('makes nothing of metadata that %s', async (_, text) => {
    const server = await UpdateServer.start();
    if (text !== null) server.sign(metadataName(), text);
    expect(await codeOf(oldCopy(server).engine.look('STABLE', here))).toBe('UPDATE_SERVER_ANSWER');
  });
});

describe('who an update is from', () => {
  it('must be known before a word of it is read', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.1.0', content: newVersion });
    const name = metadataName();
    const good = server.files.get(`${name}.sig`) as Buffer;
    const { engine } = oldCopy(server);

    server.files.set(name, Buffer.from(`${server.files.get(name)}# one more line\n`));
    expect(await codeOf(engine.look('STABLE', here))).toBe('UPDATE_SIGNATURE_WRONG');
    server.publish({ version: '1.1.0', content: newVersion });
    server.files.delete(`${name}.sig`);
    expect(await codeOf(engine.look('STABLE', here))).toBe('UPDATE_SIGNATURE_WRONG');
    server.files.set(`${name}.sig`, Buffer.from('no signature'));
    expect(await codeOf(engine.look('STABLE', here))).toBe('UPDATE_SIGNATURE_WRONG');
    server.files.set(`${name}.sig`, good);
    expect(await engine.look('STABLE', here)).toMatchObject({ version: '1.1.0' });
  });

  it('is not whoever has a key of his own', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.1.0', content: newVersion });
    const { engine } = oldCopy({ url: server.url, key: signingKey() });
    expect(await codeOf(engine.look('STABLE', here))).toBe('UPDATE_SIGNATURE_WRONG');
  });

  it('is not told by what was signed for another channel', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.1.0-beta.1', channel: 'beta', content: newVersion });
    for (const ending of ['', '.sig'])
      server.files.set(metadataName() + ending, server.files.get(metadataName('beta') + ending) as Buffer);
    expect(await codeOf(oldCopy(server).engine.look('STABLE', here))).toBe('UPDATE_SIGNATURE_WRONG');
  });
});

describe('fetching it', () => {
  it('tells how far it is, and puts nothing in place by itself', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.1.0', content: newVersion });
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    const told: [number, number | null][] = [];
    await copy.engine.fetch((...each) => told.push(each), here);
    expect(told.at(-1)).toEqual([newVersion.length, newVersion.length]);
    expect(copy.held()).toBe('the old version');
  });

  it('throws a file away that is not the one announced, and installs nothing', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const changed = Buffer.from(newVersion);
    changed[1000] = 0;
    server.files.set(file, changed);
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    expect(await codeOf(fetchNow(copy.engine))).toBe('UPDATE_DAMAGED');
    expect(() => copy.engine.install({ startAfter: true })).toThrow('nothing was fetched');
    expect(copy.held()).toBe('the old version');
    expect(readdirSync(join(copy.cache, 'invita-updater/partial'))).toEqual([]);
  });

  it('reads no more than was announced', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    let sent = 0;
    server.files.set(file, (_, response) => {
      response.writeHead(200);
      const more = () => {
        sent += newVersion.length;
        if (!response.destroyed && sent < newVersion.length * 1000) response.write(newVersion, more);
      };
      more();
    });
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    expect(await codeOf(fetchNow(copy.engine))).toBe('UPDATE_DAMAGED');
    expect(sent).toBeLessThan(newVersion.length * 1000);
  });

  it('goes on where the server was gone half way, also in another run', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const half = newVersion.length / 2;
    const copy = oldCopy(server);
    const had = statSync(await partOf(copy, server, file, half)).size;
    expect(had).toBeGreaterThan(0);

    server.files.set(file, newVersion);
    const later = copy.again();
    await later.look('STABLE', here);
    await fetchNow(later);
    expect(server.asked.at(-1)).toBe(`GET /invita/${file} bytes=${had}-`);
    later.install({ startAfter: false });
    expect(copy.held()).toBe(newVersion.toString());
  });

  it('begins anew where what it had is of no use, or the server cannot go on', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const copy = oldCopy(server);
    writeFileSync(await partOf(copy, server, file, 100_000), 'spoilt on the disk');
    server.files.set(file, newVersion);
    await fetchNow(copy.engine);

    const other = oldCopy(server);
    await partOf(other, server, file, 100_000);
    server.files.set(file, (_, response) => void response.writeHead(200).end(newVersion));
    await fetchNow(other.engine);
    other.engine.install({ startAfter: false });
    expect(other.held()).toBe(newVersion.toString());
  });

  it('can be given up, and begun again', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const giveUp = new AbortController();
    server.files.set(file, (_, response) => {
      response.writeHead(200, { 'content-length': newVersion.length });
      response.write(newVersion.subarray(0, 5000));
    });
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    const reason = new Error('given up');
    await expect(copy.engine.fetch(() => giveUp.abort(reason), giveUp.signal)).rejects.toBe(reason);
    server.files.set(file, newVersion);
    await fetchNow(copy.engine);
    copy.engine.install({ startAfter: false });
    expect(copy.held()).toBe(newVersion.toString());
  });

  it('asks for nothing again that an earlier run has fetched whole', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    await fetchNow(copy.engine);
    const later = copy.again();
    expect(await later.look('STABLE', here)).toMatchObject({ isHere: true });
    server.files.delete(file);
    await fetchNow(later);
    later.install({ startAfter: false });
    expect(copy.held()).toBe(newVersion.toString());
  });

  it('follows the server within itself and never to another', async () => {
    const server = await UpdateServer.start();
    const elsewhere = createServer((_, response) => void response.end(newVersion));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void elsewhere.close());
    const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/invita.AppImage`;
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const to = (location: string) =>
      server.files.set(file, (_, answer) => void answer.writeHead(302, { location }).end());
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    to(address);
    expect(await codeOf(fetchNow(copy.engine))).toBe('UPDATE_SERVER_ELSEWHERE');
    server.files.set('moved.AppImage', newVersion);
    to(`${server.url}moved.AppImage`);
    await fetchNow(copy.engine);

    server.publish({ version: '1.2.0', content: Buffer.from('newer still'), url: address });
    await copy.engine.look('STABLE', here);
    expect(await codeOf(fetchNow(copy.engine))).toBe('UPDATE_SERVER_ELSEWHERE');
    server.files.set(metadataName(), (_, answer) => void answer.writeHead(302, { location: address }).end());
    expect(await codeOf(copy.engine.look('STABLE', here))).toBe('UPDATE_SERVER_ELSEWHERE');
  });

  it('says before it fetches that nothing can be put where the old version lies', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    // What a read-only folder is to everybody but root, under whom tests may run.
    renameSync(dirname(copy.path), `${dirname(copy.path)} (away)`);
    expect(await codeOf(fetchNow(copy.engine))).toBe('UPDATE_NOT_WRITABLE');
    expect(server.asked).not.toContain(`GET /invita/${file}`);
  });
});

describe('putting it in place', () => {
  it('leaves the new version where the old one was, ready to be started', async () => {
    const server = await UpdateServer.start();
    server.publish({ version: '1.1.0', content: newVersion });
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    await fetchNow(copy.engine);
    expect(copy.engine.install({ startAfter: true })).toEqual({ program: copy.path });
    expect(copy.held()).toBe(newVersion.toString());
    expect(statSync(copy.path).mode & 0o777).toBe(0o755);
    expect(readdirSync(dirname(copy.path))).toEqual(['invita-1.0.0-linux.AppImage']);
    // Twice on the disk would be once too often.
    expect(readdirSync(join(copy.cache, 'invita-updater/pending'))).toEqual(['update-info.json']);
  });

  it('is refused for a file that was changed after its check', async () => {
    const server = await UpdateServer.start();
    const file = server.publish({ version: '1.1.0', content: newVersion });
    const copy = oldCopy(server);
    await copy.engine.look('STABLE', here);
    await fetchNow(copy.engine);
    const pending = join(copy.cache, 'invita-updater/pending', file);
    expect(existsSync(pending)).toBe(true);
    writeFileSync(pending, 'something else');
    expect(() => copy.engine.install({ startAfter: true })).toThrow('UPDATE_DAMAGED');
    expect(copy.held()).toBe('the old version');
    expect(readdirSync(dirname(copy.path))).toEqual(['invita-1.0.0-linux.AppImage']);
  });
});

it('a checksum that electron-updater is given is the one of the whole file', async () => {
  const server = await UpdateServer.start();
  const other = createHash('sha512').update('another file').digest('base64');
  server.publish({ version: '1.1.0', content: newVersion, sha512: other });
  const copy = oldCopy(server);
  await copy.engine.look('STABLE', here);
  expect(await codeOf(fetchNow(copy.engine))).toBe('UPDATE_DAMAGED');
});
