import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '#contract/result.ts';
import { defaultKeyFile, type KeyFileChoice } from './secrets/key-file.ts';
import { normaliseWahaUrl } from './waha/url.ts';
import type { WahaOverride } from './waha-access.ts';

export interface CommandLine {
  readonly directory: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly host: string;
  /** Where others find it, when that is not where it listens; null = there. */
  readonly publicUrl: string | null;
  /** PEM files; null = no TLS. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** What opens the secrets where no keychain keeps them. Only ever its path comes from here. */
  readonly keyFile: KeyFileChoice;
  readonly open: boolean;
  /** The desktop's window stays out of sight until somebody asks for it. */
  readonly hidden: boolean;
  readonly practice: boolean;
  readonly waha: WahaOverride | null;
  /** Print a new link for the window of the app that is running, and end. */
  readonly newLink: boolean;
  /** Ask the app that runs on this address whether it is well, and end. */
  readonly health: boolean;
  readonly help: boolean;
}

export const defaultPort = 4780;

export const usage = `Usage: npm run serve -- [options]

  --data-dir DIR     where everything is kept (default: ${defaultDirectory('~')})
  --port N           port in the browser, 0 = any free one (default: ${defaultPort})
  --host ADDRESS     address in the browser (default: 127.0.0.1); one of the intranet only with the next two
                     "private": the one private address this computer has, as in a container
  --public-url URL   where others find it when that is not where it listens, such as https://invita.lan
  --tls-cert FILE    certificate in PEM, its names are answered to as well
  --tls-key FILE     its key in PEM
  --key-file FILE    what opens the stored keys where no keychain does, made at the first start; or INVITA_KEY_FILE
                     (default: ${defaultKeyFile({}, '~')})
  --no-open          do not open the browser
  --hidden           the desktop app starts without showing its window
  --practice         practice mode: a pretend WAHA, nothing leaves this computer
  --waha-url URL     the WAHA of session "main" for this run; its key in INVITA_WAHA_API_KEY
  --new-link         print a fresh link to the window of the app that runs on this directory
  --health           say whether the app that runs with the same options is well: 0 when it is
  --help             this text
`;

/** What was asked for, or a Refusal (ARGUMENT_INVALID) that names the argument. */
export function readCommandLine(args: readonly string[], env: NodeJS.ProcessEnv): CommandLine {
  const { values } = parse(args);
  const url = values['waha-url'];
  return {
    directory: directoryFrom(values['data-dir']),
    port: portFrom(values.port),
    host: values.host,
    publicUrl: values['public-url'] ?? null,
    tls: tlsFrom(values['tls-cert'], values['tls-key']),
    keyFile: keyFileFrom(values['key-file'], env),
    open: !values['no-open'],
    hidden: values.hidden,
    practice: values.practice,
    waha: url === undefined ? null : { url: urlFrom(url), key: env['INVITA_WAHA_API_KEY'] || null },
    newLink: values['new-link'],
    health: values.health,
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
        host: { type: 'string', default: '127.0.0.1' },
        'public-url': { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'key-file': { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        hidden: { type: 'boolean', default: false },
        practice: { type: 'boolean', default: false },
        'waha-url': { type: 'string' },
        'new-link': { type: 'boolean', default: false },
        health: { type: 'boolean', default: false },
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

function tlsFrom(cert: string | undefined, key: string | undefined): CommandLine['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (!cert) throw new Refusal('ARGUMENT_INVALID', { argument: '--tls-cert' });
  if (!key) throw new Refusal('ARGUMENT_INVALID', { argument: '--tls-key' });
  return { certFile: resolve(cert), keyFile: resolve(key) };
}

function keyFileFrom(text: string | undefined, env: NodeJS.ProcessEnv): KeyFileChoice {
  if (text?.trim() === '') throw new Refusal('ARGUMENT_INVALID', { argument: '--key-file' });
  const named = text ?? (env['INVITA_KEY_FILE'] || null);
  return named === null
    ? { path: defaultKeyFile(env, homedir()), named: false }
    : { path: resolve(named), named: true };
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
