import { Refusal } from '#contract/result.ts';
import type { MessageDraft } from '../domain/queue/queue-store.ts';
import type { TemplateRecord, TemplateStore } from '../domain/templates/template-store.ts';
import type { KnownSession } from '../sessions/session-service.ts';

export interface KnownLacks {
  known(type: string): Promise<{ readonly sight: Pick<KnownSession['sight'], 'lacks'> }>;
}

export interface FileSenderParts {
  readonly templates: Pick<TemplateStore, 'templates'>;
  readonly sessions: KnownLacks;
}

/** Refuses a message with a file whose WAHA sends none. */
export async function requireFileSender(
  { type, attachment }: Pick<MessageDraft, 'type' | 'attachment'>,
  sessions: KnownLacks,
): Promise<void> {
  if (attachment === null) return;
  const { sight } = await sessions.known(type);
  if (sight.lacks.includes('MEDIA')) throw new Refusal('WAHA_SENDS_NO_FILES');
}

/** A file goes with the text in some language, and a WAHA among these sessions sends none: each would be refused. */
export async function sendsNoFiles(
  { family }: Pick<TemplateRecord, 'family'>,
  types: Iterable<string>,
  { templates, sessions }: FileSenderParts,
): Promise<boolean> {
  const variants = (await templates.templates()).filter((each) => each.family === family);
  if (variants.every(({ attachment }) => attachment === null)) return false;
  const known = await Promise.all(Array.from(types, (type) => sessions.known(type)));
  return known.some(({ sight }) => sight.lacks.includes('MEDIA'));
}
