// Runs before every npm script and must work on any Node from 18 with nothing installed yet: it installs the
// packages when they are missing or older than package-lock.json, among them the Node that everything else runs on.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';

const OLDEST_NODE = 18;
const OWN_NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const OWN_NODE_MAJOR = 24;
/** npm goes on for a page; what matters stands in its first lines. */
const ERROR_LINES = 8;
const WINDOWS_EXEC = join(ROOT, 'node_modules/.bin/exec.cmd');

const ADVICE = [
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    say: 'npm could not reach its registry. Check the internet connection (or the proxy) and try again.',
  },
  { sign: /ENOSPC/, say: 'The disk is full. Invita needs about 1 GB for its packages.' },
  {
    sign: /EACCES|EPERM|EROFS/,
    say: 'This folder cannot be written. Move it to a folder of your own and try again.',
  },
  {
    sign: /EUSAGE/,
    say: 'package.json and package-lock.json do not agree. Run "npm install" once and try again.',
  },
];

/** An end that was foreseen: the person reads the message, not a stack. */
class BootstrapError extends Error {
  name = 'BootstrapError';
}

try {
  bootstrap();
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(`Invita: ${error.message}`);
  process.exitCode = 1;
}

function bootstrap() {
  if (majorOf(process.version) < OLDEST_NODE) {
    throw new BootstrapError(
      `this is Node ${process.version}; Node ${OLDEST_NODE} or newer is needed to begin (https://nodejs.org).`,
    );
  }
  if (isReady()) return;
  withLock('bootstrap', () => {
    // Another process may have done the work while this one waited.
    if (isReady()) return;
    if (!isInstalled()) install();
    ensureOwnNode();
    if (process.platform === 'win32') ensureExec();
  });
}

function isReady() {
  return isInstalled() && runsOwnNode() && (process.platform !== 'win32' || existsSync(WINDOWS_EXEC));
}

/** Whether npm's own record of what lies in node_modules agrees with the lock file. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (wanted === undefined) throw new BootstrapError('package-lock.json is missing or damaged.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = present[path];
    // An optional package may be one for another system.
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.error('Installing packages (only now and after an update; this can take some minutes) …');
  const { ok, output } = npm(['ci', '--include=dev', '--include=optional', '--engine-strict=false']);
  if (ok) return;
  const advice = ADVICE.find(({ sign }) => sign.test(output))?.say ?? 'npm could not install the packages.';
  const beginning = output.trim().split('\n').slice(0, ERROR_LINES).join('\n');
  throw new BootstrapError(`${advice}\n\n${beginning}`);
}

/** Its binary comes from an install script, which npm skips where scripts are switched off. */
function ensureOwnNode() {
  if (runsOwnNode()) return;
  const { output } = npm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
  if (runsOwnNode()) return;
  throw new BootstrapError(
    `${output.trim()}\n\nThe packages are installed, but Node ${OWN_NODE_MAJOR} (package "node") does not run. ` +
      'Run "npm rebuild node --ignore-scripts=false" and read what it says.',
  );
}

/** `exec` in package.json lets npm's signals reach the program instead of a shell; cmd.exe lacks the word. */
function ensureExec() {
  writeFileSync(WINDOWS_EXEC, '@%*\r\n');
}

function runsOwnNode() {
  if (process.execPath === OWN_NODE) return true;
  const { stdout } = spawnSync(OWN_NODE, ['--version'], { encoding: 'utf8' });
  return majorOf(stdout ?? '') === OWN_NODE_MAJOR;
}

/**
 * Runs the npm that started us, else the one on the PATH, as if no npm were running around it.
 *
 * @param {string[]} args
 */
function npm(args) {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress', '--no-update-notifier'];
  const cli = process.env.npm_execpath;
  const isNpm = cli !== undefined && basename(cli) === 'npm-cli.js';
  const [command, ...first] = isNpm ? [process.env.npm_node_execpath ?? process.execPath, cli] : ['npm'];
  const { error, status, stdout, stderr } = spawnSync(command, [...first, ...args, ...quiet], {
    cwd: ROOT,
    encoding: 'utf8',
    env: cleanEnvironment(),
    maxBuffer: 64 * 1024 * 1024,
    shell: !isNpm && process.platform === 'win32',
  });
  if (error !== undefined)
    throw new BootstrapError(`npm cannot be run (${error.message}). It comes with Node.`);
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

/** The person's npm settings (registry, proxy, cache) stay; what an outer npm says about its own run goes. */
function cleanEnvironment() {
  const aboutTheOuterRun =
    /^(npm_(lifecycle|package)_.*|npm_command|npm_config_(dry_run|global|location|omit|only|prefix|local_prefix|production|workspaces?)|init_cwd|node_env)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !aboutTheOuterRun.test(name)));
}

/** @param {string} version */
function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}
