// How the built programs are run, so that signals reach them and nothing is left behind.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ROOT } from './paths.mjs';

const ORPHAN_CHECK_MS = 500;
const READY = 'Invita is ready';
const SIGNALS = ['SIGINT', 'SIGTERM'];

/** @param {string} program */
function built(program) {
  return join(ROOT, 'out/main', `${program}.js`);
}

/**
 * Runs a built program in this very process.
 *
 * @param {string} program such as `serve`
 * @param {string[]} args
 */
export async function runHere(program, args) {
  process.argv = [process.argv[0] ?? '', built(program), ...args];
  await import(pathToFileURL(built(program)).href);
}

/**
 * Runs the desktop app and passes signals on to it.
 *
 * @param {string} electron path of the program
 * @param {string[]} args
 * @returns {Promise<{ code: number } | { crash: string }>} how it ended; `crash` when it never came up
 */
export function runElectron(electron, args) {
  const root = process.getuid?.() === 0;
  if (root) console.error('Electron has no sandbox when root runs it. Run Invita as a user of your own.');
  const switches = root ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...switches, built('index'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-10_000);
    process.stdout.write(text);
  });
  let stopped = false;
  /** @param {NodeJS.Signals} signal */
  function passOn(signal) {
    stopped = true;
    child.kill(signal);
  }
  for (const signal of SIGNALS) process.on(signal, passOn);
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ crash: message }));
    child.on('close', (code, signal) => {
      for (const passed of SIGNALS) process.off(passed, passOn);
      resolve(endOf({ code, signal, stopped, wasReady: said.includes(READY) }));
    });
  });
}

/**
 * Tells a program that could not run here (no sandbox, a missing library) from one that ended by itself.
 *
 * @param {{ code: number | null, signal: string | null, stopped: boolean, wasReady: boolean }} end
 * @returns {{ code: number } | { crash: string }}
 */
export function endOf({ code, signal, stopped, wasReady }) {
  const crashed = signal !== null || (code ?? 0) > 125;
  if (crashed && !stopped && !wasReady) return { crash: signal ?? `exit code ${code}` };
  return { code: code ?? (stopped ? 0 : 1) };
}

/** An npm that is killed outright passes no signal on: end as if it had. To be called once. */
export function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, ORPHAN_CHECK_MS);
  timer.unref();
}
