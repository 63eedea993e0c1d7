// `npm start`: the app in its own window, or in the browser where there can be no window. Arguments are passed on.
import process from 'node:process';
import { buildIfStale } from './build.mjs';
import { ensureElectron } from './electron.mjs';
import { runElectron, runHere, stopWithParent } from './programs.mjs';

/** Of these the answer is in the terminal, or the window is not wanted. */
const WITHOUT_WINDOW = ['--help', '--new-link', '--no-open'];

/**
 * Why there is no point in looking for Electron at all; undefined when there is.
 *
 * @param {string[]} args
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function whyNoWindow(args, platform, env) {
  const asked = WITHOUT_WINDOW.find((option) => args.includes(option));
  if (asked !== undefined) return `${asked} was asked for`;
  const screen = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
  return screen ? undefined : 'there is no screen here';
}

/** @param {string[]} args */
async function start(args) {
  buildIfStale();
  stopWithParent();
  const why = whyNoWindow(args, process.platform, process.env) ?? (await runInWindow(args));
  if (why === undefined) return;
  console.error(`No window of its own (${why}): Invita opens in the browser, at the address below.`);
  await runHere('serve', args);
}

/**
 * @param {string[]} args
 * @returns {Promise<string | undefined>} why it could not be done
 */
async function runInWindow(args) {
  const electron = await ensureElectron();
  if ('reason' in electron) return electron.reason;
  const end = await runElectron(electron.binary, args);
  if ('crash' in end) return `Electron does not run on this computer: ${end.crash}`;
  process.exitCode = end.code;
  return undefined;
}

if (import.meta.main) {
  await start(process.argv.slice(2));
}
