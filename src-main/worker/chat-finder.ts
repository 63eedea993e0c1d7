import type { SendingSession } from '../domain/queue/sending-session.ts';
import type { NumberCheck } from '../domain/queue/whatsapp.ts';
import type { Claimed } from '../domain/queue/worker-store.ts';
import type { WorkerCollaborators } from './collaborators.ts';
import { passOver } from './pass-over.ts';

/**
 * Step 3: the chat of a message, asked for just before it is needed. null when there is none now; the claim has been
 * failed, postponed or left to be released.
 */
export async function findChat(
  claim: Claimed,
  session: SendingSession,
  together: WorkerCollaborators,
): Promise<string | null> {
  if (claim.chatId !== null) return claim.chatId;
  const phone = claim.phones[claim.phoneIndex];
  if (phone === undefined) {
    await together.claims.fail(claim, 'NOT_ON_WHATSAPP', together.clock.now().wall);
    return null;
  }
  const answer = await session.whatsapp.checkNumber(phone);
  if (!answer.ok) {
    await passOver(claim, answer.trouble, session, together);
    return null;
  }
  return answer.data.exists ? remember(claim, phone, answer.data, together) : notOnWhatsApp(claim, together);
}

async function remember(
  claim: Claimed,
  phone: string,
  { chatId, lid }: NumberCheck & { exists: true },
  { sessionStore, claims, clock }: WorkerCollaborators,
): Promise<string> {
  const now = clock.now().wall;
  await sessionStore.noteNumberCheck(claim.type, 'EXISTS', now);
  await claims.rememberChat(claim, { phone, chatId, lid }, now);
  return chatId;
}

/** Five in a row look like a broken WAHA; the last of them waits for the admin instead of failing. */
async function notOnWhatsApp(
  claim: Claimed,
  { sessionStore, claims, clock }: WorkerCollaborators,
): Promise<null> {
  const now = clock.now().wall;
  const paused = await sessionStore.noteNumberCheck(claim.type, 'NOT_ON_WHATSAPP', now);
  if (!paused) await claims.skipPhone(claim, now);
  return null;
}
