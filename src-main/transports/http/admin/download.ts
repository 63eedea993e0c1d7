import { z } from 'zod';
import type { Dispatch } from '../../../api/dispatch.ts';
import { privateHeaders } from '../answers.ts';

export const madeFile = z.object({ id: z.string(), bytes: z.int(), filename: z.string() });

const piece = z.object({ content: z.string(), last: z.boolean() });

/** A file in pieces, as fast as it is read: it is let go of at its end, or when the reader goes away. */
export function downloadAnswer(
  { id, bytes, filename }: z.infer<typeof madeFile>,
  type: string,
  dispatch: Dispatch,
): Response {
  let offset = 0;
  const close = async () => void (await dispatch('backups.close', { id }));
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const read = await dispatch('backups.read', { id, offset });
        if (!read.ok)
          return controller.error(new Error(`a file could not be read to its end: ${read.error.code}`));
        const { content, last } = piece.parse(read.data);
        const some = Buffer.from(content, 'base64');
        offset += some.length;
        if (some.length > 0) controller.enqueue(some);
        if (!last) return;
        await close();
        controller.close();
      },
      cancel: close,
    },
    { highWaterMark: 1 },
  );
  const headers = {
    ...privateHeaders,
    'content-type': type,
    'content-length': String(bytes),
    'content-disposition': `attachment; filename="${filename}"`,
  };
  return new Response(body, { headers });
}
