import type { ChatMessage, Correspondent } from '../../domain/inbox/chat-message.ts';
import { furnish, morning } from './queue-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export const now = morning.wall;
export const rossi = '+393331000001';
export const stranger = '+393339999999';
export const lid = '135707864870540@lid';

let count = 0;

export function aMessage(who: Partial<Correspondent>, changes: Partial<ChatMessage> = {}): ChatMessage {
  count += 1;
  return {
    id: `3A${count}`,
    fromMe: false,
    ack: 2,
    who: { phone: null, lid: null, ...who },
    pushName: 'Mario',
    text: 'Ci saremo!',
    attachment: false,
    at: now - 1_000,
    ...changes,
  };
}

export const source = { importId: 'list', filename: null, summary: {} };

/** Puts a session and one household with the phone `rossi` into the store. */
export async function furnishInbox(store: StoreUnderTest): Promise<void> {
  await furnish(store);
  const household = {
    name: 'Famiglia Rossi',
    phones: [{ e164: rossi, kind: 'mobile' as const }],
    guests: [{ firstName: 'Mario', lastName: 'Rossi' }],
  };
  await store.households.add([household], source, () => 'rossi', now);
}
