import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { appLooker } from './app-looker.ts';
import { metadataName, signingKey, UpdateServer } from './testing/update-server.ts';

const here = new AbortController().signal;

function lookerOf(
  server: Pick<UpdateServer, 'url' | 'key'>,
  ending: string | null = '.deb',
  version = '1.0.0',
) {
  return appLooker({
    source: { url: server.url, keys: [server.key.publicKey] },
    ...{ ending, version, configPath: '', cacheDirectory: temporaryDirectory(), note() {} },
  });
}

function on(platform: NodeJS.Platform): void {
  const really = Object.getOwnPropertyDescriptor(process, 'platform');
  Object.defineProperty(process, 'platform', { ...really, value: platform });
  onTestFinished(() => void Object.defineProperty(process, 'platform', { ...really }));
}

describe('a copy that cannot replace itself', () => {
  it('hears of a newer version by the metadata of its system, with the file of its kind', async () => {
    const server = await UpdateServer.start();
    const { deb } = server.publishFiles('1.1.0', ['AppImage', 'deb']);
    expect(await lookerOf(server).look('STABLE', here)).toEqual({
      ...{ version: '1.1.0', notes: null, bytes: 5, isHere: false },
      byHand: { name: deb, address: `${server.url}${deb}` },
    });
    expect(server.asked).toEqual([`GET /invita/${metadataName()}`, `GET /invita/${metadataName()}.sig`]);
  });

  it('asks for that of a Mac on a Mac, and names the file for its processor', async () => {
    const server = await UpdateServer.start();
    on('darwin');
    const own = `invita-1.1.0-mac-${process.arch}.dmg`;
    const files = ['invita-1.1.0-mac-other.dmg', own].map((url) => `  - url: ${url}\n    sha512: AAAA`);
    server.sign('latest-mac.yml', ['version: 1.1.0', 'files:', ...files, ''].join('\n'));
    expect(await lookerOf(server, '.dmg').look('STABLE', here)).toMatchObject({
      ...{ version: '1.1.0', bytes: null },
      byHand: { name: own, address: `${server.url}${own}` },
    });
  });

  it('hears of it also where there is no file of its kind', async () => {
    const server = await UpdateServer.start();
    server.publishFiles('1.1.0', ['AppImage']);
    for (const ending of ['.deb', null])
      expect(await lookerOf(server, ending).look('STABLE', here)).toMatchObject({
        ...{ version: '1.1.0', byHand: null },
      });
  });

  it('hears of nothing that is not newer', async () => {
    const server = await UpdateServer.start();
    server.publishFiles('1.0.0', ['deb']);
    expect(await lookerOf(server).look('STABLE', here)).toBeNull();
    expect(await lookerOf(server, '.deb', '2.0.0').look('STABLE', here)).toBeNull();
  });

  it('believes nobody but who signed it, and nothing that was signed for another system', async () => {
    const server = await UpdateServer.start();
    server.publishFiles('1.1.0', ['deb']);
    const stranger = { url: server.url, key: signingKey() };
    await expect(lookerOf(stranger).look('STABLE', here)).rejects.toMatchObject({
      code: 'UPDATE_SIGNATURE_WRONG',
    });
    for (const name of ['latest-mac.yml', 'latest-mac.yml.sig']) {
      const [signed] = [server.files.get(name.replace('latest-mac.yml', metadataName()))];
      if (signed === undefined) throw new Error('it was not published');
      server.files.set(name, signed);
    }
    on('darwin');
    await expect(lookerOf(server).look('STABLE', here)).rejects.toMatchObject({
      code: 'UPDATE_SIGNATURE_WRONG',
    });
  });

  it.each([
    'https://elsewhere.example/invita.deb',
    '../other/invita.deb',
    '//elsewhere.example/invita.deb',
    'invita.deb?next=https://elsewhere.example/.deb',
  ])('sends nobody to %s for it', async (url) => {
    const server = await UpdateServer.start();
    server.sign(metadataName(), `version: 1.1.0\nfiles:\n  - url: ${url}\n    sha512: AAAA\n`);
    expect(await lookerOf(server).look('STABLE', here)).toMatchObject({ version: '1.1.0', byHand: null });
  });

  it('says that nobody could be asked', async () => {
    const server = await UpdateServer.start();
    await server.stop();
    await expect(lookerOf(server).look('STABLE', here)).rejects.toMatchObject({
      code: 'UPDATE_SERVER_UNREACHABLE',
    });
  });
});
