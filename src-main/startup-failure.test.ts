import { expect, it } from 'vitest';
import { Refusal } from '#contract/result.ts';
import { startupFailure } from './startup-failure.ts';

it('says in words what stands in the way, and in which language', () => {
  const taken = new Refusal('DATA_DIR_IN_USE', { directory: '/data' });
  expect(startupFailure(taken, 'en', { INVITA_DEBUG: '1' })).toEqual({
    message: expect.stringContaining('/data is already used'),
    report: expect.stringMatching(/^The folder .*\(DATA_DIR_IN_USE\)\n$/),
  });
  expect(startupFailure(taken, 'it', {}).message).toContain('è già usata');
});

it('shows the stack of a bug to who asks for it, to nobody else', () => {
  const bug = new TypeError('a canary');
  expect(startupFailure(bug, 'en', {}).report).not.toContain('canary');
  expect(startupFailure(bug, 'en', { INVITA_DEBUG: '1' }).report).toContain('TypeError: a canary');
});
