// `npm run package`: installers of this system in dist/. `-- --dir` makes the unpacked app only. `-- --electron-dist DIR`
// takes Electron from an unpacked distribution instead of downloading it, `-- --platform linux|win|mac` another system's.
// `-- --updates-url URL --update-key FILE` makes a copy that updates itself: docs/packaging.md.
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build, type Configuration, Platform } from 'electron-builder';
import { buildIfStale } from './build.mjs';
import { stageApp } from './packaging/stage.ts';
import { signMetadata, updatesAsked } from './packaging/updates.ts';
import { CACHE, ROOT } from './paths.mjs';

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    'electron-dist': { type: 'string' },
    platform: { type: 'string' },
    output: { type: 'string', default: 'dist' },
    'updates-url': { type: 'string' },
    'update-key': { type: 'string' },
    'trust-key': { type: 'string', multiple: true },
    'release-notes': { type: 'string' },
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

function updates() {
  const [url, keyFile, trusted = []] = [values['updates-url'], values['update-key'], values['trust-key']];
  try {
    return updatesAsked({ url, keyFile, trusted });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const target = platform();
const asked = updates();
const notes = values['release-notes'];
buildIfStale();
const app = join(CACHE, 'package/app');
stageApp(app, asked?.source ?? null);
const config: Configuration = {
  directories: { app, output: values.output, buildResources: 'resources/icons' },
  ...(values['electron-dist'] !== undefined && { electronDist: values['electron-dist'] }),
  ...(asked !== null && {
    publish: { provider: 'generic', url: asked.source.url },
    // Who tries versions hears of the finished ones too.
    generateUpdatesFilesForAllChannels: true,
  }),
  ...(notes !== undefined && { releaseInfo: { releaseNotes: readFileSync(notes, 'utf8') } }),
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
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const signed = asked === null ? [] : signMetadata(resolve(ROOT, values.output), version, asked.key);
for (const file of [...made, ...signed]) console.log(file);
