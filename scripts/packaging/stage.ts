import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type UpdateSource, updateSourceFile } from '../../src-main/updates/update-source.ts';
import { ROOT } from '../paths.mjs';
import { type LockedPackage, lockedPackages } from '../supply-chain.ts';

/** Which of the ways to start Invita a copy leaves out. */
const leftOut = {
  desktop: new Set(['serve.js', 'demo.js', 'doctor.js']),
  server: new Set(['index.js', 'demo.js']),
} as const;
type Copy = keyof typeof leftOut;
const imported = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["']([^"'.][^"']*)["']/g;

type Packages = Readonly<Record<string, LockedPackage & Needs>>;
interface Needs {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Puts together what an installer holds: the built app, of the packages only what its main process imports, and where its
 * updates come from, if they come from anywhere.
 */
export function stageApp(target: string, updates: UpdateSource | null): void {
  stage(target, 'desktop');
  if (updates !== null) writeFileSync(join(target, updateSourceFile), `${JSON.stringify(updates)}\n`);
}

/** What the container image holds: `serve` and the doctor, without the desktop. It is updated by a newer image. */
export function stageServer(target: string): void {
  stage(target, 'server');
  rmSync(join(target, 'out/preload'), { recursive: true });
}

function stage(target: string, copy: Copy): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(join(ROOT, 'out'), join(target, 'out'), {
    recursive: true,
    filter: (path) => !isLeftOut(path, copy),
  });
  const { name, version, description, type, main, dependencies } = readJson(join(ROOT, 'package.json'));
  const needed = importedFrom(join(target, 'out/main'), Object.keys(dependencies));
  writeFileSync(
    join(target, 'package.json'),
    JSON.stringify({
      ...{ name, version, description, type, main },
      author: 'Invita',
      desktopName: 'invita.desktop',
      dependencies: Object.fromEntries(needed.map((each) => [each, dependencies[each]])),
    }),
  );
  for (const path of closure(needed, lockedPackages() as Packages)) {
    cpSync(join(ROOT, path), join(target, path), {
      recursive: true,
      // Packages within packages are in the list themselves.
      filter: (file) => !file.slice(join(ROOT, path).length).includes('node_modules'),
    });
  }
}

function isLeftOut(path: string, copy: Copy): boolean {
  const [folder, file = ''] = path.split(/[\\/]/).slice(-2);
  return file.endsWith('.map') || file === '.stamp' || (folder === 'main' && leftOut[copy].has(file));
}

/** Which of these packages the bundles of a folder import; the window's are in its own bundle already. */
function importedFrom(folder: string, names: readonly string[]): string[] {
  const code = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const specifiers = code.flatMap((text) =>
    [...text.matchAll(imported)].map(([, specifier = '']) => specifier),
  );
  return names.filter((name) => specifiers.some((each) => each === name || each.startsWith(`${name}/`)));
}

/** The paths in node_modules of these packages and all that they need, as Node would find them. */
function closure(names: readonly string[], packages: Packages): string[] {
  const found = new Set<string>();
  function add(name: string, from: string): void {
    const path = resolved(name, from, packages);
    if (path === undefined) throw new Error(`${name}, which ${from || 'the app'} needs, is not installed`);
    // Types are no code.
    if (found.has(path) || name.startsWith('@types/')) return;
    found.add(path);
    // What is optional (cpu-features of ssh2: a compiled one) is not shipped: nothing here asks for it.
    for (const needed of Object.keys(packages[path]?.dependencies ?? {})) add(needed, path);
  }
  for (const name of names) add(name, '');
  return [...found].sort();
}

function resolved(name: string, from: string, packages: Packages): string | undefined {
  for (
    let at = from;
    ;
    at = at.includes('/node_modules/') ? dirname(at.slice(0, at.lastIndexOf('/node_modules/') + 1)) : ''
  ) {
    const path = join(at, 'node_modules', name).replaceAll('\\', '/');
    if (packages[path] !== undefined) return path;
    if (at === '') return undefined;
  }
}

function readJson(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
