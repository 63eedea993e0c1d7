// `npm run package`: installers of this system in dist/. `-- --dir` makes the unpacked app only. `-- --electron-dist DIR`
// takes Electron from an unpacked distribution instead of downloading it, `-- --platform linux|win|mac` another system's.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build, type Configuration, Platform } from 'electron-builder';
import { buildIfStale } from './build.mjs';
import { stageApp } from './packaging/stage.ts';
import { CACHE, ROOT } from './paths.mjs';

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    'electron-dist': { type: 'string' },
    platform: { type: 'string' },
    output: { type: 'string', default: 'dist' },
  },
});
const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC } as const;

function platform(): Platform {
  if (values.platform === undefined) return Platform.current();
  const named = platforms[values.platform as keyof typeof platforms];
  if (named !== undefined) return named;
  console.error('--platform takes linux, win or mac');
  process.exit(2);
}

const target = platform();
buildIfStale();
const app = join(CACHE, 'package/app');
stageApp(app);
const config: Configuration = {
  directories: { app, output: values.output, buildResources: 'resources/icons' },
  ...(values['electron-dist'] !== undefined && { electronDist: values['electron-dist'] }),
  // What Electron shows without an app: an unpacked distribution still has it.
  afterExtract: async ({ appOutDir }) => {
    for (const file of globSync('**/default_app.asar', { cwd: appOutDir })) rmSync(join(appOutDir, file));
  },
};
const made = await build({
  targets: values.dir ? target.createTarget('dir') : target.createTarget(),
  projectDir: ROOT,
  publish: 'never',
  config,
});
for (const file of made) console.log(file);
