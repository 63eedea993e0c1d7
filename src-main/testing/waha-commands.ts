import type { WahaCommand } from '../../e2e/support/waha-command.ts';
import type { PracticeWaha } from '../practice/practice-waha.ts';

const day = 86_400;

export function obey({ phone, faults, ...waha }: PracticeWaha, command: WahaCommand): void {
  if (command.do === 'wantPasskey') {
    faults.passkey = 'challenge-and-code';
    return;
  }
  const { session } = command;
  if (command.do === 'scan') phone.scan(session);
  if (command.do === 'unlink') phone.unlink(session);
  if (command.do === 'givePasskey') phone.givePasskey(session);
  if (command.do === 'restrict') waha.restrictNewChats(session, command.ms);
  if (command.do === 'cap') {
    const now = Math.floor(Date.now() / 1000);
    waha.capNewChats(session, {
      cappingStatus: 'SECOND_WARNING',
      totalQuota: command.total,
      usedQuota: command.used,
      cycleStart: now - 20 * day,
      cycleEnd: now + 10 * day,
    });
  }
}
