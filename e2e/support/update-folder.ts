import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newKeyFile } from '../../scripts/packaging/testing/key-file.ts';
import { signMetadata, type UpdatesAsked, updatesAsked } from '../../scripts/packaging/updates.ts';

/** The web space that `npm run package` is published to: a folder and nothing else. */
export interface UpdateFolder {
  readonly asked: UpdatesAsked;
  /** Puts a version there as electron-builder does, signed as `npm run package` does. */
  publish(release: { version: string; content: string; notes: string }): void;
  /** Somebody with a key of their own signs what lies there. */
  forgeSignature(): void;
  /** The addresses that were asked for through the proxy beside it, as a system would name that one. */
  readonly proxy: { readonly named: string; readonly asked: readonly string[] };
  close(): void;
}

export async function serveUpdates(home: string): Promise<UpdateFolder> {
  const folder = join(home, 'dist');
  mkdirSync(folder);
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://x').pathname);
    if (!existsSync(path) || statSync(path).isDirectory()) response.writeHead(404).end();
    else createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await passingOn(server);
  const asked = updatesAsked({ url: addressOf(server), keyFile: newKeyFile(home), trusted: [] });
  if (asked === null) throw new Error('updates were asked for');
  let published: string | null = null;
  return {
    asked,
    proxy,
    publish({ version, content, notes }) {
      const file = `invita-${version}-linux-${process.arch}.AppImage`;
      writeFileSync(join(folder, file), content);
      const sha512 = createHash('sha512')
        .update(readFileSync(join(folder, file)))
        .digest('base64');
      const size = statSync(join(folder, file)).size;
      const entry = (url: string) => `  - url: ${url}\n    sha512: ${sha512}\n    size: ${size}`;
      const metadata = [
        `version: ${version}`,
        `files:\n${entry(file)}\n${entry(file.replace('.AppImage', '.deb'))}`,
        `path: ${file}\nsha512: ${sha512}`,
        `releaseNotes: ${JSON.stringify(notes)}\n`,
      ];
      const processor = process.arch === 'x64' ? '' : `-${process.arch}`;
      writeFileSync(join(folder, `latest-linux${processor}.yml`), metadata.join('\n'));
      signMetadata(folder, version, asked.key);
      published = version;
    },
    forgeSignature() {
      const forger = updatesAsked({ url: addressOf(server), keyFile: newKeyFile(home), trusted: [] });
      if (forger === null || published === null) throw new Error('there is nothing to forge');
      signMetadata(folder, published, forger.key);
    },
    close() {
      server.close();
      proxy.close();
    },
  };
}

/** A proxy that passes plain requests on to this server. */
async function passingOn(server: Server) {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    server.emit('request', request, response);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return { named: `PROXY 127.0.0.1:${port}; DIRECT`, asked, close: () => proxy.close() };
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
