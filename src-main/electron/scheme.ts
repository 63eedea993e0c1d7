import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { readRendererFile } from '../transports/renderer-files.ts';
import { appScheme, isOwnUrl } from './address.ts';

/** Before Electron is ready. Makes pages of the scheme as good as https ones: an origin of their own, storage, fetch. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window, and nothing outside its folder, on `app://invita/`. */
export function serveWindow(rendererDirectory: string): void {
  protocol.handle(appScheme, async ({ url, method }) => {
    if (method !== 'GET' || !isOwnUrl(url)) return new Response(null, { status: 404 });
    const file = await readRendererFile(rendererDirectory, new URL(url).pathname, newNonce);
    return file === null
      ? new Response(null, { status: 404 })
      : new Response(file.body, { headers: file.headers });
  });
}

const newNonce = () => randomBytes(16).toString('base64');
