import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { build } from 'vite';
import { importImage } from './image-root.ts';

const program = join(import.meta.dirname, 'waha-in-container-child.ts');

/** An image with this Node and the practice WAHA. */
export async function importPracticeImage(docker: Docker, names: readonly string[]): Promise<void> {
  const changes = ['CMD ["/bin/node", "/app/waha.mjs"]', 'WORKDIR /app'];
  await importImage(docker, names, changes, async (root) => {
    mkdirSync(join(root, 'app/.sessions'), { recursive: true });
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
  });
}
