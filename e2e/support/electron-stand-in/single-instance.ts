import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One instance per profile. The lock is asked for synchronously, so there is no socket: the first instance leaves its
 * pid, a second one leaves its arguments in a folder that the first one watches.
 */
export function claimInstance(profile: string, onSecond: (argv: string[]) => void): boolean {
  const lock = join(profile, 'stand-in-instance');
  const mailbox = join(profile, 'stand-in-mailbox');
  const first = ownerOf(lock);
  if (first !== null) {
    writeFileSync(join(mailbox, `${process.pid}.json`), JSON.stringify(process.argv));
    return false;
  }
  rmSync(mailbox, { recursive: true, force: true });
  mkdirSync(mailbox);
  writeFileSync(lock, String(process.pid));
  watch(mailbox, { persistent: false }, () => {
    for (const letter of readdirSync(mailbox)) {
      const text = readFileSync(join(mailbox, letter), 'utf8');
      // The file is seen before its content is.
      if (text === '') continue;
      rmSync(join(mailbox, letter));
      onSecond(JSON.parse(text));
    }
  });
  return true;
}

/** Whoever comes now is the first. */
export function releaseInstance(profile: string): void {
  rmSync(join(profile, 'stand-in-instance'), { force: true });
}

/** The pid of the instance that holds the lock, null when there is none or it is dead. */
function ownerOf(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}
