// `npm run check -- supply`: what is shipped is named with its reason, may be shipped, and is exactly what the lock file
// says. Needs no network.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './paths.mjs';

/** Said to people in docs/dependencies.md. */
const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
];

export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly inBundle?: boolean;
}

/** Path in the project, such as `node_modules/a/node_modules/b` → package; the project itself is left out. */
export type Locked = Readonly<Record<string, LockedPackage>>;

interface Manifest {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

/** The packages of the lock file. */
export function lockedPackages(): Locked {
  const { '': _, ...packages } = readJson<{ packages: Locked }>('package-lock.json').packages;
  return packages;
}

/** Those that are shipped or may be. */
export function shippedPackages(packages: Locked): Locked {
  return Object.fromEntries(
    Object.entries(packages).filter(([, { dev, devOptional }]) => !dev && !devOptional),
  );
}

/** @param page docs/dependencies.md */
export function dependencyProblems(page: string, dependencies: readonly string[]): string[] {
  const reasons = new Map(
    [...page.matchAll(/^\| `([^`\s]+)` \| (.*) \|$/gm)].map(([, name = '', why = '']) => [name, why.trim()]),
  );
  return [
    ...dependencies
      .filter((name) => !reasons.get(name))
      .map((name) => `${name} has no reason in docs/dependencies.md`),
    ...[...reasons.keys()]
      .filter((name) => !dependencies.includes(name))
      .map((name) => `docs/dependencies.md names ${name}, which package.json does not need`),
  ];
}

/** Checksums for all, and nothing that comes from elsewhere than a registry. */
export function lockProblems(packages: Locked): string[] {
  return Object.entries(packages).flatMap(([path, { integrity, resolved, link, inBundle }]) => {
    const found: string[] = [];
    if (link) found.push(`${path} is a link to a folder`);
    else if (!inBundle && !/^sha512-[A-Za-z0-9+/]{86}==/.test(integrity ?? ''))
      found.push(`${path} has no SHA-512`);
    // Without an address it comes from the registry that npm is set to.
    if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
      found.push(`${path} comes from ${resolved}`);
    return found;
  });
}

/** Whether one may ship under an SPDX expression: one side of an OR is enough, an AND needs both. */
export function isAllowed(licence: string): boolean {
  const text = licence.replaceAll(/[()]/g, '');
  return text
    .split(' OR ')
    .some((side) => side.split(' AND ').every((one) => allowedLicences.includes(one.trim())));
}

export function licenceProblem(path: string, { license, licenses }: Manifest): string | null {
  const named = typeof license === 'string' ? license : license?.type;
  // The way of old: a list of which one may choose.
  const licence = named ?? licenses?.map(({ type = '' }) => type).join(' OR ') ?? '';
  if (licence === '') return `${path} names no licence`;
  return isAllowed(licence) ? null : `${path} is under ${licence}`;
}

function licenceProblems(packages: Locked): string[] {
  return Object.entries(packages).flatMap(([path, { optional }]) => {
    const manifest = join(path, 'package.json');
    if (!existsSync(join(ROOT, manifest))) return optional ? [] : [`${path} is not installed`];
    return licenceProblem(path, readJson<Manifest>(manifest)) ?? [];
  });
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

if (import.meta.main) {
  const { dependencies } = readJson<{ dependencies: Record<string, string> }>('package.json');
  const page = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8');
  const packages = lockedPackages();
  const problems = [
    ...dependencyProblems(page, Object.keys(dependencies)),
    ...lockProblems(packages),
    ...licenceProblems(shippedPackages(packages)),
  ];
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
