import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type Docker from 'dockerode';

/** An image from a folder that `fill` puts together, with this Node in it: nothing is fetched from anywhere. */
export async function importImage(
  docker: Docker,
  names: readonly string[],
  changes: readonly string[],
  fill: (root: string) => Promise<void> | void,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'invita-image-'));
  try {
    // It becomes the root folder, which everybody may pass through.
    chmodSync(root, 0o755);
    putNodeInto(root);
    await fill(root);
    const tar = spawn('tar', ['-C', root, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [first = '', ...others] = names;
    await followed(docker, await docker.importImage(tar.stdout, { ...named(first), changes: [...changes] }));
    for (const name of others) await docker.getImage(first).tag(named(name));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function putNodeInto(root: string): void {
  for (const folder of ['bin', 'tmp', 'etc']) mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(process.execPath, join(root, 'bin/node'));
  for (const library of librariesOf(process.execPath)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
}

/** What the program is linked against, as the system's own loader tells it. */
function librariesOf(path: string): string[] {
  const told = execFileSync('ldd', [path], { encoding: 'utf8' });
  return [...told.matchAll(/(\/\S+)\s+\(0x/g)].map(([, library = '']) => library);
}

function named(image: string): { repo: string; tag: string } {
  const [repo = '', tag = 'latest'] = image.split(':');
  return { repo, tag };
}

async function followed(docker: Docker, stream: NodeJS.ReadableStream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
