import type { SendingSession } from '../domain/queue/sending-session.ts';
import { typingMs } from '../domain/queue/typing.ts';
import type { WorkerCollaborators } from './collaborators.ts';

/** Step 4: seen and typing, for as long as a person would need. Nothing here can stop a send. */
export async function showManners(
  text: string,
  chatId: string,
  { whatsapp }: SendingSession,
  { clock, random }: Pick<WorkerCollaborators, 'clock' | 'random'>,
  signal: AbortSignal,
): Promise<void> {
  await whatsapp.beginTyping(chatId);
  await clock.sleep(typingMs(text, random), signal);
  await whatsapp.endTyping(chatId);
}
