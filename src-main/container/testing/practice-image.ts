import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type Docker from 'dockerode';
import { build } from 'vite';

const program = join(import.meta.dirname, 'waha-in-container-child.ts');

/** An image with this Node and the practice WAHA, imported from a folder: nothing is fetched from anywhere. */
export async function importPracticeImage(docker: Docker, names: readonly string[]): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'invita-image-'));
  try {
    await fill(root);
    const tar = spawn('tar', ['-C', root, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [first = '', ...others] = names;
    const changes = ['CMD ["/bin/node", "/app/waha.mjs"]', 'WORKDIR /app'];
    await followed(docker, await docker.importImage(tar.stdout, { ...named(first), changes }));
    for (const name of others) await docker.getImage(first).tag(named(name));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function fill(root: string): Promise<void> {
  for (const folder of ['bin', 'tmp', 'app/.sessions', 'etc'])
    mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(process.execPath, join(root, 'bin/node'));
  for (const library of librariesOf(process.execPath)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: program,
      outDir: join(root, 'app'),
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'waha.mjs' } },
    },
  });
}

/** What the program is linked against, as the system's own loader tells it. */
function librariesOf(path: string): string[] {
  const told = execFileSync('ldd', [path], { encoding: 'utf8' });
  return [...told.matchAll(/(\/\S+)\s+\(0x/g)].map(([, library = '']) => library);
}

function named(image: string): { repo: string; tag: string } {
  const [repo = '', tag = ''] = image.split(':');
  return { repo, tag };
}

async function followed(docker: Docker, stream: NodeJS.ReadableStream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
