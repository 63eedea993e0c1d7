import { expect } from 'vitest';
import { createHttpTransport } from '../../src-renderer/api/http-transport.ts';
import { describeTransport } from '../testing/describe-transport.ts';
import { httpAppParts, launchToken } from '../testing/http-app.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { startHttp } from './http.ts';

describeTransport('a function call', async ({ dispatch, subscribe }) => ({
  transport: { invoke: dispatch, subscribe },
  close: () => {},
}));

describeTransport('HTTP', async (world) => {
  const { parts } = httpAppParts(world);
  let server = await startHttp({ ...parts, port: 0 });
  const clock = new ManualClock();
  const transport = createHttpTransport({
    origin: server.origin,
    token: launchToken,
    language: () => 'en',
    fetch,
    sleep: (ms, signal) => clock.sleep(ms, signal),
  });
  let state = '';
  transport.onConnection((connection) => {
    state = connection;
  });
  const becomes = (wanted: string) => expect.poll(() => state).toBe(wanted);
  await becomes('online');

  return {
    transport,
    async breakLine() {
      await server.close();
      await becomes('offline');
      server = await startHttp({ ...parts, port: server.port });
      await clock.advance(500);
      await becomes('online');
    },
    async close() {
      transport.close();
      await server.close();
    },
  };
});
