import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './paths.mjs';

const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
/** The rows of all tables, as cells; without heads and rules. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (#|attack) \|/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));
const reference = /`([^`]+\.(?:test|spec)\.tsx?)` › (.+?)(?=<br>|$)/g;

describe('docs/security.md', () => {
  it('has each item of the Electron checklist once, and a threat for each attacker', () => {
    const numbers = rows.filter(([first]) => /^\d+$/.test(first ?? '')).map(([first]) => Number(first));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    const attackers = page.split('## Threat model')[1]?.split('\n### ').slice(1) ?? [];
    expect(attackers).toHaveLength(8);
    for (const attacker of attackers) expect(attacker).toMatch(/^\| [^|]+ \| [^|]+ \| `/m);
  });

  it.each(rows)('names a test or says why there is none: %s %s', (...cells) => {
    const last = cells.at(-1) ?? '';
    const tests = [...last.matchAll(reference)];
    if (tests.length === 0) expect(last).toMatch(/^not tested here: needs .+/);
    for (const [, file = '', name = ''] of tests) {
      const path = join(ROOT, file);
      expect(existsSync(path), `${file} is there`).toBe(true);
      expect(namesIn(readFileSync(path, 'utf8')), `a test of ${file}`).toContain(name);
    }
  });
});

/** Whatever stands in quotes right after `it(`, `test(` or the table of an `it.each`. */
function namesIn(source: string): string[] {
  const calls = /(?:\b(?:it|test)(?:\.\w+)?|\))\(\s*(?:'([^'\n]+)'|"([^"\n]+)"|`([^`\n]+)`)/g;
  return [...source.matchAll(calls)].map(([, ...found]) => found.find((name) => name !== undefined) ?? '');
}
