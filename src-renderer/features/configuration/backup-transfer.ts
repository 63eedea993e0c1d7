import { backupPieceBytes } from '#contract/backups.ts';
import type { Result } from '#contract/result.ts';
import type { Client } from '../../api/client.ts';
import { fromBase64 } from '../../lib/base64.ts';
import type { WindowJob } from '../../state/use-work.ts';

/** The whole file in pieces, which the browser may keep on its disk; it is let go of there. */
export async function fetchBackup(client: Client, id: string): Promise<Result<readonly Blob[]>> {
  const pieces: Blob[] = [];
  for (let offset = 0; ; offset += backupPieceBytes) {
    const piece = await client.call('backups.read', { id, offset });
    if (!piece.ok) return piece;
    pieces.push(new Blob([fromBase64(piece.data.content)]));
    if (piece.data.last) break;
  }
  await client.call('backups.close', { id });
  return { ok: true, data: pieces };
}

/** The id under which it can be inspected and restored. null when it was given up: then nothing of it is left there. */
export async function bringBackup(
  client: Client,
  file: File,
  { signal, report }: WindowJob,
): Promise<Result<string> | null> {
  let id: string | null = null;
  for (let offset = 0; offset === 0 || offset < file.size; offset += backupPieceBytes) {
    const content = await inBase64(file.slice(offset, offset + backupPieceBytes));
    if (!signal.aborted) {
      const taken: Result<{ id: string; bytes: number }> = await client.call('backups.receive', {
        id,
        content,
      });
      if (!taken.ok) return taken;
      id = taken.data.id;
      report(taken.data.bytes, file.size);
    }
    if (signal.aborted) {
      if (id !== null) await client.call('backups.close', { id });
      return null;
    }
  }
  return { ok: true, data: id ?? '' };
}

function inBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('a file could not be read'));
    reader.readAsDataURL(blob);
  });
}
