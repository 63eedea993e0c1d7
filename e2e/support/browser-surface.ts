import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import type { Result } from '../../src-preload/contract/result.ts';
import { watchPage } from './problems.ts';
import { startProgram } from './program.ts';
import { environment, type Surface, type SurfaceOptions } from './surface.ts';

const bundle = fileURLToPath(new URL('../../out/main/serve.js', import.meta.url));

/** The app under plain Node, its window in a new tab. */
export async function openInBrowser(context: BrowserContext, options: SurfaceOptions): Promise<Surface> {
  const flags = ['--data-dir', options.dataDir, '--port', '0', '--no-open', ...options.args];
  const program = startProgram([process.execPath, bundle, ...flags], environment(options));
  const [, url = ''] = await program.says(/^Invita is ready: (\S+)$/m);
  const { origin, hash } = new URL(url);
  const authorization = `Bearer ${new URLSearchParams(hash.slice(1)).get('token')}`;
  const page = await context.newPage();
  watchPage(page, options.report);
  await page.goto(url);
  return {
    page,
    async invoke(method, input) {
      const body = JSON.stringify({ method, input });
      const headers = { authorization, 'content-type': 'application/json' };
      const response = await fetch(`${origin}/rpc`, { method: 'POST', headers, body });
      return (await response.json()) as Result<unknown>;
    },
    apiOrigin: origin,
    desktop: null,
    async stop() {
      // First the page: one that loses its app complains, and rightly so.
      await page.close();
      await program.stop();
    },
    async kill() {
      await page.close();
      await program.kill();
    },
  };
}
