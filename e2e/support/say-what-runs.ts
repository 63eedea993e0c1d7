import { whatDesktopIs } from './desktop-command.ts';

/** Playwright's global setup. Nobody may take a run with the stand-in for one with Electron. */
function sayWhatRuns(): void {
  process.stdout.write(`The desktop specs run in ${whatDesktopIs()}.\n`);
}

// biome-ignore lint/style/noDefaultExport: Playwright wants it so
export default sayWhatRuns;
