import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#contract/result.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type App, startApp } from './app.ts';
import { askHealth } from './ask-health.ts';
import { type CommandLine, readCommandLine, usage } from './command-line.ts';
import { addLaunchLink, createLaunchLink } from './launch-link.ts';
import { fileLog } from './log-file.ts';
import { openInBrowser } from './open-in-browser.ts';
import { openKeptSecrets } from './secrets/keep-secrets.ts';
import { startupFailure } from './startup-failure.ts';
import { systemClock } from './system-clock.ts';
import { systemLanguage } from './system-language.ts';
import { systemRandom } from './system-random.ts';
import { type ListenAddress, listenAddress, withPublicUrl } from './transports/http/listen-address.ts';
import { type HttpServer, startHttp } from './transports/http.ts';

/** The app under plain Node, its window in a browser. */
const random = systemRandom();
const language = systemLanguage(process.env);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const asked = readCommandLine(process.argv.slice(2), process.env);
  if (asked.help) return void say(usage);
  if (asked.newLink) return void say(addLaunchLink(asked.directory, random));
  const at = addressOf(asked);
  if (asked.health) {
    process.exitCode = (await askHealth(at, asked.port, say)) ? 0 : 1;
    return;
  }
  const clock = systemClock(asked.directory);
  const log = fileLog(asked.directory, clock, random);
  const app = await startApp({
    ...asked,
    version: packageJson.version,
    clock,
    random,
    log,
    secrets: () => openKeptSecrets({ ...asked, randomBytes: random.bytes }),
    initial: { language },
  });
  const served = await serve(app, { ...asked, at }).catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  // Before the word: whoever waits for it may send a signal at once.
  stopOnSignal(app, served);
  say(`Invita is ready: ${served.url}`);
  if (asked.open) openInBrowser(served.url, process.env);
}

/** Refuses what may not be listened on, before anything is started. */
function addressOf({ host, tls, publicUrl }: CommandLine): ListenAddress {
  const at = listenAddress(host, tls && { cert: readPem(tls.certFile), key: readPem(tls.keyFile) });
  return publicUrl === null ? at : withPublicUrl(at, publicUrl);
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Refusal('TLS_INVALID', { path });
  }
}

interface Served {
  readonly url: string;
  readonly http: HttpServer;
  forgetLinks(): void;
}

async function serve(
  app: App,
  { directory, port, at }: CommandLine & { readonly at: ListenAddress },
): Promise<Served> {
  let links: { tokens(): readonly string[] } = { tokens: () => [] };
  const parts = app.http();
  const http = await startHttp({
    ...{ port, at, ...parts },
    tokens: { ...parts.tokens, launch: () => links.tokens() },
    rendererDirectory: join(import.meta.dirname, '..', 'renderer'),
  });
  const origin = at.publicUrl?.origin ?? http.origin;
  app.servedAt(origin);
  const link = createLaunchLink(directory, origin, random);
  links = link;
  return { url: link.url, http, forgetLinks: link.forget };
}

/** The first signal lets the message under way come to its end; a second one does not wait. */
function stopOnSignal(app: App, { http, forgetLinks }: Served): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    forgetLinks();
    void Promise.all([http.close(), app.stop()]).then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): never {
  process.stderr.write(startupFailure(error, language, process.env).report);
  process.exit(1);
}

main().catch(fail);
