import type { PracticeChat } from '#contract/practice.ts';
import { formatPhone } from '../../lib/phone.ts';

/** Who reads this phone: the guest's name, else the number. */
export function nameOf({ name, phone }: PracticeChat): string {
  return name ?? formatPhone(phone);
}

/** Messages the guest has not opened yet. */
export function unreadIn({ messages }: PracticeChat): readonly PracticeChat['messages'][number][] {
  return messages.filter(({ fromGuest, ack }) => !fromGuest && ack < readAck);
}

/** WhatsApp's READ. */
const readAck = 3;
