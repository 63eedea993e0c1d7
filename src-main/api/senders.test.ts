import { describe, expect, it } from 'vitest';
import { Refusal } from '#contract/result.ts';
import type { KnownSession } from '../sessions/session-service.ts';
import { sendersOf } from './senders.ts';

function sessionsOf(...types: string[]) {
  const all = types.map((type) => ({ record: { type, label: type } }) as KnownSession);
  return {
    all: async () => all,
    async known(type: string) {
      const found = all.find(({ record }) => record.type === type);
      if (found === undefined) throw new Refusal('UNKNOWN_SESSION', { type });
      return found;
    },
  };
}

describe('the sender of a household', () => {
  it('is the session of its side, and the usual one without a side', async () => {
    const senderOf = await sendersOf(undefined, sessionsOf('main', 'sposa', 'sposo'));
    expect(['Sposa', 'sposo', 'colleghi', null].map((side) => senderOf({ side }))).toEqual([
      'sposa',
      'sposo',
      'main',
      'main',
    ]);
  });

  it('is the session that was asked for, whatever the side', async () => {
    const senderOf = await sendersOf('sposo', sessionsOf('main', 'sposa', 'sposo'));
    expect(senderOf({ side: 'sposa' })).toBe('sposo');
  });

  it('is refused where there is none', async () => {
    await expect(sendersOf('nobody', sessionsOf('main'))).rejects.toThrow('UNKNOWN_SESSION');
    const senderOf = await sendersOf(undefined, sessionsOf());
    expect(() => senderOf({ side: 'sposa' })).toThrow('UNKNOWN_SESSION');
  });
});
