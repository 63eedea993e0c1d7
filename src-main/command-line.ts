import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '#contract/result.ts';
import { normaliseWahaUrl } from './waha/url.ts';
import type { WahaOverride } from './waha-access.ts';

export interface CommandLine {
  readonly directory: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly open: boolean;
  readonly practice: boolean;
  readonly waha: WahaOverride | null;
  /** Print a new link for the window of the app that is running, and end. */
  readonly newLink: boolean;
  readonly help: boolean;
}

export const defaultPort = 4780;

export const usage = `Usage: npm run serve -- [options]

  --data-dir DIR     where everything is kept (default: ${defaultDirectory('~')})
  --port N           port on 127.0.0.1, 0 = any free one (default: ${defaultPort})
  --no-open          do not open the browser
  --practice         practice mode: a pretend WAHA, nothing leaves this computer
  --waha-url URL     the WAHA of session "main" for this run; its key in INVITA_WAHA_API_KEY
  --new-link         print a fresh link to the window of the app that runs on this directory
  --help             this text
`;

/** What was asked for, or a Refusal (ARGUMENT_INVALID) that names the argument. */
export function readCommandLine(args: readonly string[], env: NodeJS.ProcessEnv): CommandLine {
  const { values } = parse(args);
  const url = values['waha-url'];
  return {
    directory: directoryFrom(values['data-dir']),
    port: portFrom(values.port),
    open: !values['no-open'],
    practice: values.practice,
    waha: url === undefined ? null : { url: urlFrom(url), key: env['INVITA_WAHA_API_KEY'] || null },
    newLink: values['new-link'],
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        practice: { type: 'boolean', default: false },
        'waha-url': { type: 'string' },
        'new-link': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Refusal('ARGUMENT_INVALID', { argument: error instanceof Error ? error.message : '' });
  }
}

/** An empty one, as from a variable that is not set, would be wherever the shell stands. */
function directoryFrom(text: string | undefined): string {
  if (text === undefined) return defaultDirectory(homedir());
  if (text.trim() === '') throw new Refusal('ARGUMENT_INVALID', { argument: '--data-dir' });
  return resolve(text);
}

function portFrom(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Refusal('ARGUMENT_INVALID', { argument: `--port ${text}` });
  return port;
}

function urlFrom(text: string): string {
  const url = normaliseWahaUrl(text);
  if (!url.ok) throw new Refusal('WAHA_URL_INVALID');
  return url.url;
}

/** Where each system expects an application's own data. */
export function defaultDirectory(home: string): string {
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Invita');
  if (process.platform === 'win32') return join(home, 'AppData', 'Roaming', 'Invita');
  return join(home, '.local', 'share', 'invita');
}
