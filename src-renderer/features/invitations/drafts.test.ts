import { beforeEach, describe, expect, it } from 'vitest';
import { keepDrafts, readDrafts } from './drafts.ts';

describe('unsaved texts', () => {
  beforeEach(() => localStorage.clear());

  it('are there again later, for their own realm and event only', () => {
    keepDrafts('practice.e1', { 'invitation-it': 'Ciao' });
    expect(readDrafts('practice.e1')).toEqual({ 'invitation-it': 'Ciao' });
    expect(readDrafts('real.e1')).toEqual({});
  });

  it('leave nothing behind once there is none', () => {
    keepDrafts('real.e1', { 'invitation-it': 'Ciao' });
    keepDrafts('real.e1', {});
    expect(localStorage.length).toBe(0);
  });

  it('are none where what was kept cannot be read', () => {
    for (const damaged of ['{', '[]', 'null', '{"a":1}']) {
      localStorage.setItem('invita.drafts.real.e1', damaged);
      expect(readDrafts('real.e1')).toEqual({});
    }
  });
});
