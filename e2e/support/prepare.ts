import { expect, type Invita } from './invita.ts';

/** What the main path does by hand, to begin a story where it begins. */

/** A list with so many households of one guest each, one mobile each: «Ospite0 Rossi» and so on. */
export function guestList(households: number): string {
  const rows = Array.from({ length: households }, (_, n) => `Ospite${n},Rossi,+3933312345${10 + n}`);
  return ['First Name,Last Name,Phone', ...rows].join('\n');
}

/** Messages leave one right after the other, at any hour. */
export async function sendAtOnce(invita: Invita): Promise<void> {
  await invita.call('configuration.update', { pacing: 'fast', manners: false, send_window: null });
}

export async function importGuests(invita: Invita, households: number): Promise<void> {
  const content = Buffer.from(guestList(households)).toString('base64');
  const { previewId } = await invita.call('guests.previewImport', { content });
  await invita.call('guests.applyImport', { previewId });
}

const quickly = { intervals: [100] };

/** The pretend phone scans the QR of session `main`. */
export async function linkPhone(invita: Invita): Promise<void> {
  const status = async () => (await invita.call('sessions.get', { type: 'main' })).status;
  await expect.poll(status, quickly).toBe('WAITING_QR');
  await invita.call('practice.scan', { type: 'main' });
  await expect.poll(status, quickly).toBe('CONNECTED');
}

export async function arrived(invita: Invita): Promise<number> {
  return (await invita.call('practice.phone')).arrived;
}

/** How many messages lie in each chat; in the end it must be one. */
export async function messagesPerChat(invita: Invita): Promise<number[]> {
  const { chats } = await invita.call('practice.phone');
  return chats.map(({ messages }) => messages.length);
}

export async function householdsInList(invita: Invita): Promise<number> {
  return (await invita.call('guests.list', {})).total;
}
