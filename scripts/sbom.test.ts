import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './paths.mjs';
import { makeSbom } from './sbom.ts';
import { lockedPackages, shippedPackages } from './supply-chain.ts';

it('lists each package that is shipped with its version, and none that is only for development', () => {
  const { bomFormat, metadata, components, dependencies } = makeSbom();
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'invita']);
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const shipped = Object.entries(shippedPackages(lockedPackages())).map(
    ([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`,
  );
  expect([...listed].toSorted()).toEqual([...new Set(shipped)].toSorted());
  const names = new Set(components.map(({ name }) => name));
  const needed = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies;
  for (const name of Object.keys(needed)) expect(names).toContain(name);
  const refs = new Set([metadata.component, ...components].map((each) => each['bom-ref']));
  for (const { dependsOn } of dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
});
