import { expect, it } from 'vitest';
import { soonMs, staysAwake } from './awake.ts';
import { afternoon, aLine, aSeen } from './testing/a-seen.ts';

const until = (ms: number) => new Date(afternoon + ms).toISOString();

it.each([
  ['a message leaves now', aSeen({ line: aLine({ kind: 'go', reason: 'SENDING', until: null }) }), true],
  ['the next one leaves in a quarter of an hour', aSeen({ line: aLine({ until: until(soonMs) }) }), true],
  ['the next one leaves later', aSeen({ line: aLine({ until: until(soonMs + 1) }) }), false],
  ['nobody knows when', aSeen({ line: aLine({ reason: 'CANARY', until: null }) }), false],
  [
    'the night has begun',
    aSeen({ line: aLine({ reason: 'SEND_WINDOW', until: until(9 * 3_600_000) }) }),
    false,
  ],
  [
    'it is paused',
    aSeen({ paused: true, line: aLine({ kind: 'idle', reason: 'PAUSED', until: null }) }),
    false,
  ],
  ['it is stopped', aSeen({ line: aLine({ kind: 'stop', reason: 'WRONG_KEY', until: null }) }), false],
  ['all was sent', aSeen({ line: aLine({ kind: 'ok', reason: 'ALL_SENT', until: null }) }), false],
])('when %s, the computer is kept awake: %#', (_, seen, awake) => {
  expect(staysAwake(seen, true)).toBe(awake);
  expect(staysAwake(seen, false)).toBe(false);
});
