import * as z from 'zod';

const bareId = z.string().regex(/^[A-Za-z0-9.:-]{1,128}$/);

/** `true_<chat>_<id>`, in groups `true_<chat>_<id>_<participant>`, or already bare. */
const messageId = z
  .string()
  .transform((id) => (/^(true|false)_/.test(id) ? id.split('_')[2] : id))
  .pipe(bareId);

const carriers = [
  // NOWEB: the message as Baileys has it.
  z.object({ key: z.object({ id: bareId }) }).transform(({ key }) => key.id),
  // WEBJS and WPP: an id in parts. Newer versions renamed the joined form, so the bare part comes first.
  z.object({ id: z.object({ id: bareId }) }).transform(({ id }) => id.id),
  z.object({ id: z.object({ _serialized: messageId }) }).transform(({ id }) => id._serialized),
  // GOWS, and every message WAHA hands out itself.
  z.object({ id: messageId }).transform(({ id }) => id),
  z.object({ _data: z.object({ Info: z.object({ ID: bareId }) }) }).transform(({ _data }) => _data.Info.ID),
];

/** The bare id (without direction, chat and participant) of a message in the shape of any engine; null without one. */
export function bareMessageIdOf(message: unknown): string | null {
  for (const carrier of carriers) {
    const found = carrier.safeParse(message);
    if (found.success) return found.data;
  }
  return null;
}
