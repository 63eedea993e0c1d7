// `npm run sbom`: writes dist/invita-VERSION.cdx.json, the packages that are shipped, in CycloneDX. Needs no network, and an
// npm of version 10 or newer.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './paths.mjs';
import { lockedPackages, shippedPackages } from './supply-chain.ts';

export interface Sbom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
}

/** Of all packages, under the product's name instead of the folder's. Throws when npm cannot make it. */
export function makeSbom(): Sbom {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'],
    { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const made: Sbom = JSON.parse(stdout);
  const { metadata } = made;
  return onlyShipped({
    ...made,
    metadata: { ...metadata, component: { ...metadata.component, name: 'invita' } },
  });
}

/** npm's own `--omit dev` leaves out what a development package needs too, such as zod. */
function onlyShipped(all: Sbom): Sbom {
  const shipped = new Set(
    Object.entries(shippedPackages(lockedPackages())).map(
      ([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`,
    ),
  );
  const components = all.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const refs = new Set([all.metadata.component, ...components].map((each) => each['bom-ref']));
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
  return { ...all, components, dependencies };
}

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const sbom = makeSbom();
  const file = join(ROOT, 'dist', `invita-${version}.cdx.json`);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`Wrote ${file}: ${sbom.components.length} packages`);
}
