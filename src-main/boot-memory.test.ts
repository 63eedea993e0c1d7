import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bootMemory } from './boot-memory.ts';
import { temporaryDirectory } from './testing/real-app.ts';

const minute = 60_000;

let made = 0;

function memoryIn(path: string) {
  return bootMemory(path, () => {
    made += 1;
    return `run-${made}`;
  });
}

describe('a machine without a boot id', () => {
  it('keeps the name of its run for as long as the uptime grows, over restarts of the app too', () => {
    const path = join(temporaryDirectory(), 'data', 'boot.json');
    const name = memoryIn(path).boot(5 * minute);
    const again = memoryIn(path);
    expect(again.boot(6 * minute)).toBe(name);
    expect(again.boot(300 * minute)).toBe(name);
  });

  it('has another run when the uptime is smaller than the one last seen', () => {
    const path = join(temporaryDirectory(), 'boot.json');
    const before = memoryIn(path);
    const name = before.boot(5 * minute);
    before.boot(90 * minute);
    expect(memoryIn(path).boot(10 * minute)).not.toBe(name);
  });

  it('starts a new run over a memory it cannot read', () => {
    const path = join(temporaryDirectory(), 'boot.json');
    writeFileSync(path, '{"boot":');
    const memory = memoryIn(path);
    expect(memory.boot(minute)).toBe(memory.boot(2 * minute));
  });
});
