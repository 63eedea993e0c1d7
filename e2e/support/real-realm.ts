import { test as base } from './admin.ts';
import { noDocker } from './no-docker.ts';
import { makeRealWaha, type RealWaha, wahaKey } from './real-waha.ts';

/** The app in its real realm, on a WAHA outside of it that has been started. `key`: what the app believes its key is. */
export const test = base.extend<{ key: string; waha: RealWaha }>({
  key: [wahaKey, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test needs from the pattern
  async waha({}, use) {
    const waha = await makeRealWaha();
    await waha.start();
    await use(waha);
    await waha.remove();
  },
  args: ({ waha }, use) => use(['--waha-url', waha.url]),
  env: ({ key }, use) => use({ ...noDocker, INVITA_WAHA_API_KEY: key }),
});

export { expect } from './admin.ts';
