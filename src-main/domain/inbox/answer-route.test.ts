import { describe, expect, it } from 'vitest';
import { promptMs, routeAnswer } from './answer-route.ts';
import { type IncomingRecord, warmMs } from './inbox-store.ts';

const now = Date.UTC(2027, 2, 9, 22);
const phone = '+393331234567';
const household = { optedOut: false, phones: [phone, '+393337654321'] };

function wrote(changes: Partial<IncomingRecord> = {}): IncomingRecord {
  return {
    messageId: '3A1',
    type: 'main',
    sender: '+393337654321',
    pushName: null,
    text: 'A che ora?',
    attachment: false,
    householdId: 'rossi',
    receivedAt: now - 60_000,
    edited: false,
    revoked: false,
    ...changes,
  };
}

function route(changes: Partial<IncomingRecord> = {}) {
  const routed = routeAnswer(household, wrote(changes), now);
  if (!routed.ok) throw new Error(routed.code);
  return routed.route;
}

describe('an answer from the app', () => {
  it('goes to the phone that wrote, out from the session that heard it', () => {
    expect(route()).toEqual({
      type: 'main',
      phones: ['+393337654321'],
      lane: 'WARM',
      urgentUntil: now - 60_000 + promptMs,
    });
  });

  it('goes to the phones of the household while WhatsApp hides which one wrote', () => {
    expect(route({ sender: '1@lid' }).phones).toEqual(household.phones);
  });

  it('waits for window and gap a quarter of an hour after the guest wrote, and is a cold one after a day', () => {
    expect(route({ receivedAt: now - promptMs + 1 }).urgentUntil).toBe(now + 1);
    expect(route({ receivedAt: now - promptMs })).toMatchObject({ urgentUntil: null, lane: 'WARM' });
    expect(route({ receivedAt: now - warmMs })).toMatchObject({ urgentUntil: null, lane: 'COLD' });
  });

  it('is urgent no longer for a message that says it comes from the future', () => {
    expect(route({ receivedAt: now + warmMs }).urgentUntil).toBe(now + promptMs);
  });

  it('is refused where nobody wrote, nobody wants it, or nobody can be reached', () => {
    const code = (who: typeof household, last: IncomingRecord | undefined) => {
      const routed = routeAnswer(who, last, now);
      return routed.ok ? 'ok' : routed.code;
    };
    expect(code(household, undefined)).toBe('NOTHING_TO_ANSWER');
    expect(code({ ...household, optedOut: true }, wrote())).toBe('HOUSEHOLD_OPTED_OUT');
    expect(code({ ...household, phones: [] }, wrote({ sender: '1@lid' }))).toBe('HOUSEHOLD_WITHOUT_PHONE');
  });
});
