import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './paths.mjs';
import {
  dependencyProblems,
  isAllowed,
  licenceProblem,
  lockedPackages,
  lockProblems,
  shippedPackages,
} from './supply-chain.ts';

const page = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8');
const sum = `sha512-${'a'.repeat(86)}==`;

describe('what is shipped', () => {
  it('is named with its reason, and nothing else is', () => {
    const table = '| `kysely` | SQL |\n| `ws` |  |\n| `left-pad` | habit |';
    expect(dependencyProblems(table, ['kysely', 'ws', 'zod'])).toEqual([
      'ws has no reason in docs/dependencies.md',
      'zod has no reason in docs/dependencies.md',
      'docs/dependencies.md names left-pad, which package.json does not need',
    ]);
  });

  it('leaves out what is only for development', () => {
    const shipped = Object.keys(shippedPackages(lockedPackages()));
    expect(shipped).toContain('node_modules/kysely');
    expect(shipped).not.toContain('node_modules/vitest');
    expect(shipped).not.toContain('node_modules/electron');
  });

  it.each(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND MIT', '0BSD'])('may be under %s', (licence) =>
    expect(isAllowed(licence)).toBe(true),
  );

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md', ''])(
    'may not be under %j',
    (licence) => expect(isAllowed(licence)).toBe(false),
  );

  it('has its licence read in the ways of old too, and must name one', () => {
    expect(licenceProblem('a', { licenses: [{ type: 'MIT' }] })).toBeNull();
    expect(licenceProblem('a', { license: { type: 'ISC' } })).toBeNull();
    expect(licenceProblem('a', { licenses: [{ type: 'GPL-3.0' }] })).toBe('a is under GPL-3.0');
    expect(licenceProblem('a', {})).toBe('a names no licence');
  });

  it('tells people the licences that the check allows', () => {
    const told = /^0BSD, .*$/m.exec(page)?.[0] ?? '';
    const names = told.replaceAll(/\(fonts\)|\.$/g, '').split(',');
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(isAllowed(name.trim()), name).toBe(true);
  });
});

describe('the lock file', () => {
  it('may hold nothing without a checksum and nothing from elsewhere', () => {
    expect(
      lockProblems({
        'node_modules/fine': { integrity: sum },
        'node_modules/fine-too': { integrity: sum, resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' },
        'node_modules/bare': {},
        'node_modules/old': { integrity: 'sha1-AAAA' },
        'node_modules/git': { integrity: sum, resolved: 'git+ssh://git@example.org/a.git#1' },
        'node_modules/near': { integrity: sum, resolved: 'https://registry.npmjs.org.evil.example/a.tgz' },
        'node_modules/plain': { integrity: sum, resolved: 'http://registry.npmjs.org/a.tgz' },
        'node_modules/folder': { link: true, resolved: 'https://registry.npmjs.org/a.tgz' },
      }).map((problem) => problem.split(' ')[0]),
    ).toEqual(['bare', 'old', 'git', 'near', 'plain', 'folder'].map((name) => `node_modules/${name}`));
  });

  it('is a real one', () => {
    expect(Object.keys(lockedPackages()).length).toBeGreaterThan(100);
    expect(lockProblems(lockedPackages())).toEqual([]);
  });
});
