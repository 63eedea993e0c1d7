import { test as base } from './admin.ts';
import { noDocker } from './no-docker.ts';
import { makeRealWaha, type RealWaha, type WahaEdition, wahaKey } from './real-waha.ts';

/** The app in its real realm, on a WAHA outside of it that has been started. `key`: what the app believes its key is. */
export const test = base.extend<{
  key: string;
  edition: WahaEdition;
  waha: RealWaha;
}>({
  key: [wahaKey, { option: true }],
  edition: [{ engine: 'NOWEB', version: '2026.8.1' }, { option: true }],
  async waha({ edition }, use) {
    const waha = await makeRealWaha(edition);
    await waha.start();
    await use(waha);
    await waha.remove();
  },
  args: ({ waha }, use) => use(['--waha-url', waha.url]),
  env: ({ key }, use) => use({ ...noDocker, INVITA_WAHA_API_KEY: key }),
});

export { expect } from './admin.ts';
