import { describe, expect, it } from 'vitest';
import { newChatsRestrictedUntil } from '../domain/sessions/session-state.ts';
import { sessionInfoSchema } from './schemas.ts';
import { sessionReportOf } from './session-report.ts';

function report(info: Record<string, unknown>) {
  return sessionReportOf(sessionInfoSchema.parse({ name: 'main', status: 'WORKING', ...info }));
}

const me = { id: '5511999990000@c.us', pushName: 'Loja', jid: '5511999990000:7@s.whatsapp.net' };

describe('the report of a session', () => {
  it('names the account', () => {
    expect(report({ me: { ...me, lid: '200559860619661@lid', reachoutTimelock: null } })).toEqual({
      status: 'CONNECTED',
      passkey: null,
      account: { number: '5511999990000', pushName: 'Loja', device: '5511999990000:7@s.whatsapp.net' },
      brakes: { timelock: null, quota: null },
    });
  });

  it.each([undefined, null, {}, '', 5, { id: null }, { id: '200559860619661@lid' }])(
    'has no account with me = %j',
    (nobody) => {
      expect(report({ me: nobody, status: 'STARTING' })).toMatchObject({ status: 'STARTING', account: null });
    },
  );

  it('takes the number without its device, and from the device when the id is hidden', () => {
    expect(report({ me: { id: me.jid } }).account?.number).toBe('5511999990000');
    expect(report({ me: { id: '2005@lid', jid: me.jid } }).account?.number).toBe('5511999990000');
  });

  it('survives a status nobody knows', () => {
    expect(report({ status: 'HIBERNATING' }).status).toBe('UNKNOWN');
  });

  it.each([
    [{ reachoutTimelock: { isActive: true, timeEnforcementEnds: 1_795_372_256 } }, 1_795_372_256_000],
    [{ reachoutTimelock: { isActive: true, timeEnforcementEnds: null } }, Infinity],
    [{ reachoutTimelock: { isActive: true } }, Infinity],
    [{ reachoutTimelock: { isActive: false, timeEnforcementEnds: 1_795_372_256 } }, null],
    [{ reachoutTimelock: 'new shape' }, null],
    [{ messageCapping: { cappingStatus: 'CAPPED', cycleEnd: 1_795_372_256 } }, 1_795_372_256_000],
    [{ messageCapping: { cappingStatus: 'CAPPED', cycleEnd: null } }, Infinity],
    [{ messageCapping: { cappingStatus: 'SECOND_WARNING', cycleEnd: 1_795_372_256 } }, null],
    [
      {
        reachoutTimelock: { isActive: true, timeEnforcementEnds: 100 },
        messageCapping: { cappingStatus: 'CAPPED', cycleEnd: 200 },
      },
      200_000,
    ],
  ])('with %j restricts new chats until %s', (restrictions, until) => {
    expect(newChatsRestrictedUntil(report({ me: { ...me, ...restrictions } }).brakes)).toBe(until);
  });

  it.each([
    ['PASSKEY_REQUIRED', 'CHALLENGE'],
    ['PASSKEY_CONFIRMATION_REQUIRED', 'CONFIRM'],
    ['SCAN_QR_CODE', null],
  ])('in %s has the step of the passkey %s', (status, passkey) => {
    expect(report({ status, me: null }).passkey).toBe(passkey);
  });

  it('tells the quota of new chats, which −1 says is none', () => {
    const messageCapping = {
      cappingStatus: 'FIRST_WARNING',
      totalQuota: 250,
      usedQuota: 210,
      cycleStart: 1_795_000_000,
      cycleEnd: 1_797_000_000,
    };
    const quota = { status: 'FIRST_WARNING', total: 250, used: 210, renewsAt: 1_797_000_000_000 };
    expect(report({ me: { ...me, messageCapping } }).brakes.quota).toEqual(quota);
    const none = { cappingStatus: 'NONE', totalQuota: -1, usedQuota: 0, cycleEnd: null };
    expect(report({ me: { ...me, messageCapping: none } }).brakes.quota).toMatchObject({
      total: null,
      used: 0,
    });
  });
});
