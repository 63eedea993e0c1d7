import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from './secrets/private-file.ts';

const memory = z.object({ boot: z.string(), uptimeMs: z.number() });

/** How often the uptime is written down while the app runs, in milliseconds. */
const noteEveryMs = 60_000;

/**
 * Names the runs of a machine that has no name for them itself: an uptime smaller than the last one seen is another run.
 * Where a restart goes unnoticed (it has been on for longer than last time), less time seems to have passed than truly
 * has, which can only make us wait.
 */
export function bootMemory(path: string, newId: () => string) {
  let kept = read(path);
  return {
    /** The name of the run that `uptimeMs` belongs to. */
    boot(uptimeMs: number): string {
      if (kept === null || uptimeMs < kept.uptimeMs) keep({ boot: newId(), uptimeMs });
      else if (uptimeMs - kept.uptimeMs >= noteEveryMs) keep({ boot: kept.boot, uptimeMs });
      return kept?.boot ?? '';
    },
  };

  function keep(next: z.infer<typeof memory>): void {
    kept = next;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writePrivateFile(path, `${JSON.stringify(next)}\n`);
  }
}

function read(path: string): z.infer<typeof memory> | null {
  if (!existsSync(path)) return null;
  try {
    return memory.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
