import { describe, expect, it } from 'vitest';
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
      account: { number: '5511999990000', pushName: 'Loja', device: '5511999990000:7@s.whatsapp.net' },
      newChatsRestrictedUntil: null,
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
    expect(report({ me: { ...me, ...restrictions } }).newChatsRestrictedUntil).toBe(until);
  });
});
