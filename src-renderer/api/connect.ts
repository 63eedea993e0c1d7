import type { Language } from '#contract/common.ts';
import { createBridgeTransport } from './bridge-transport.ts';
import { type Client, createClient } from './client.ts';
import { createHttpTransport } from './http-transport.ts';
import { takeLaunchToken } from './launch-token.ts';

/** The client for this window: over the bridge in the desktop, over HTTP in a browser. Nothing else knows which. */
export function connect(window: Window, language: () => Language): Client {
  if (window.invita !== undefined) return createClient(createBridgeTransport(window.invita));
  const token = takeLaunchToken(window);
  return createClient(
    createHttpTransport({ origin: '', token, language, fetch: (...request) => fetch(...request), sleep }),
  );
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    if (signal.aborted) wake();
    else signal.addEventListener('abort', wake);
  });
}
