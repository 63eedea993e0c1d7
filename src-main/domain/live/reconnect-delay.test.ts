import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeededRandom } from '../../testing/seeded-random.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';

it('doubles from a second to a minute and is spread over the upper half', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(), (failures, seed) => {
      const full = Math.min(60_000, 1_000 * 2 ** failures);
      const delay = reconnectDelayMs('LOST', failures, new SeededRandom(seed));
      expect(delay).toBeGreaterThanOrEqual(full / 2);
      expect(delay).toBeLessThanOrEqual(full);
    }),
  );
});

it('asks a server that refuses the key minutes later', () => {
  expect(reconnectDelayMs('REFUSED', 0, new SeededRandom())).toBeGreaterThanOrEqual(150_000);
});
