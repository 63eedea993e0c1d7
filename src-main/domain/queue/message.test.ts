import { describe, expect, it } from 'vitest';
import { type MessageStatus, type SendContext, sameContext, transitions } from './message.ts';

const all = Object.keys(transitions) as MessageStatus[];

function leadsTo(from: MessageStatus, to: MessageStatus): boolean {
  return (transitions[from] as readonly MessageStatus[]).includes(to);
}

describe('the life of a message', () => {
  it('may always stay as it is', () => {
    for (const status of all) expect(leadsTo(status, status)).toBe(true);
  });

  it('never goes back from what the guest has received', () => {
    expect(transitions.DELIVERED).toEqual(['DELIVERED', 'READ']);
    expect(transitions.READ).toEqual(['READ']);
  });

  it('reaches SENDING from PENDING only, so that every send passes the queue', () => {
    expect(all.filter((from) => from !== 'SENDING' && leadsTo(from, 'SENDING'))).toEqual(['PENDING']);
  });

  it('does not fail while it may have left', () => {
    expect(leadsTo('UNCONFIRMED', 'FAILED')).toBe(false);
  });
});

describe('the world of a send', () => {
  it('is the same only when all of it is, and WAHA says when it started', () => {
    const context: SendContext = { wahaUrl: 'u', number: '1', linkGeneration: 1, wahaStartedAt: 5 };
    expect(sameContext(context, { ...context })).toBe(true);
    expect(sameContext({ ...context, wahaStartedAt: null }, { ...context, wahaStartedAt: null })).toBe(false);
  });
});
