import { expect, it } from 'vitest';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';
import { look } from './seen.ts';
import { nothingNeeded } from './testing/a-seen.ts';

it('sees of an app what its window would, or nothing at all', async () => {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true, checkOutput: true });
  expect(await look(app.dispatch)).toMatchObject({
    ...{ realm: 'practice', language: 'it', timeZone: 'Europe/Rome', paused: false, sentToday: 0 },
    line: { kind: 'ok', reason: 'NO_GUESTS' },
    needs: nothingNeeded,
  });
  const broken: typeof app.dispatch = (method, input) =>
    app.dispatch(method === 'queue.summary' ? 'no such thing' : method, input);
  expect(await look(broken)).toBeNull();
});
