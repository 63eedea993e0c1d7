import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, powerMonitor } from 'electron';
import packageJson from '../package.json' with { type: 'json' };
import { type App, startApp } from './app.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import type { Clock } from './domain/clock.ts';
import { pageUrl } from './electron/address.ts';
import { appId } from './electron/app-id.ts';
import { chooseFolder } from './electron/choose-folder.ts';
import { desktopLanguage } from './electron/desktop-language.ts';
import { placeKeeper } from './electron/keep-place.ts';
import { openSecrets } from './electron/keychain.ts';
import { loginItem } from './electron/login-item.ts';
import { createOutside, type Outside } from './electron/outside.ts';
import { ownArguments } from './electron/own-arguments.ts';
import { keepProfileIn } from './electron/profile.ts';
import { quitAfter } from './electron/quit.ts';
import { registerAppScheme, serveWindow } from './electron/scheme.ts';
import { confinePages, limitPermissions } from './electron/security.ts';
import { isTrustedSender } from './electron/trusted-sender.ts';
import { startInstead, updatesHere } from './electron/updates.ts';
import { fitTitleBar, openWindow, showOpenWindow } from './electron/window.ts';
import type { Log } from './log.ts';
import { fileLog } from './log-file.ts';
import { startupFailure } from './startup-failure.ts';
import { systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';
import { registerIpc } from './transports/ipc.ts';
import type { UpdateHost } from './updates/update-host.ts';

/** The app in a window of its own. Up to `whenReady` stands what Electron takes only before it is ready. */
const random = systemRandom();
const out = join(import.meta.dirname, '..');
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  registerAppScheme();
  app.enableSandbox();
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  const asked = readCommandLine(ownArguments(process.argv, app.isPackaged), process.env);
  keepProfileIn(asked.directory);
  if (!app.requestSingleInstanceLock()) {
    say('Invita is open already: here is its window.');
    return app.quit();
  }
  app.on('second-instance', (_, argv) => argv.includes('--hidden') || showOpenWindow());

  await app.whenReady();
  const clock = systemClock(asked.directory);
  const log = fileLog(asked.directory, clock, random);
  const language = desktopLanguage(app.getPreferredSystemLanguages());
  const atLogin = loginItem(ownCommand(asked), asked.hidden);
  const outside = createOutside({
    directory: asked.directory,
    language,
    loginItem: atLogin,
    onError: (error) => log.error('desktop', error),
  });
  const updates = updatesOf(asked, log);
  const invita = await start(asked, clock, log, outside, updates);
  quitAfter(
    () => {
      outside.end();
      return end(invita);
    },
    (error) => log.error('quit', error),
  );
  powerMonitor.on('resume', invita.wake);
  limitPermissions();
  confinePages(() => invita.configuration().link_base_url, 'folder' in updates ? updates.folder : null);
  serveWindow(join(out, 'renderer'));
  serveRequests(invita);
  const places = placeKeeper(asked.directory, (error) => log.error('window', error));
  outside.begin(invita);
  const window = await openWindow(
    join(out, 'preload', 'index.cjs'),
    invita.realm(),
    places,
    !atLogin.startedHidden,
  );
  outside.watch(window);
  invita.subscribe((event) => event === 'app.changed' && fitTitleBar(window, invita.realm()));
  say(`Invita is ready: ${pageUrl}`);
}

/** What starts this app on this directory. */
function ownCommand({ directory, keyFile }: CommandLine): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return [
    ...(app.isPackaged ? [program] : [process.execPath, join(out, 'main', 'index.js')]),
    ...['--data-dir', directory],
    ...(keyFile.named ? ['--key-file', keyFile.path] : []),
  ];
}

function updatesOf({ directory }: CommandLine, log: Log): UpdateHost {
  return updatesHere({
    ...{ appRoot: join(out, '..'), dataDirectory: directory, version: packageJson.version },
    note: (message) => log.info('updates', message),
  });
}

async function start(
  { directory, practice, waha, keyFile }: CommandLine,
  clock: Clock,
  log: Log,
  { handlers }: Outside,
  updates: UpdateHost,
): Promise<App> {
  const language = desktopLanguage(app.getPreferredSystemLanguages());
  const opened = await openSecrets({ directory, keyFile, randomBytes: random.bytes });
  const { version } = packageJson;
  return startApp({
    ...{ directory, practice, waha, version, clock, random, log },
    secrets: () => opened,
    adminApi: 'switched',
    chooseFolder,
    updates,
    computer: handlers,
    initial: { language },
  });
}

/** Everything comes to its end first; a new version that is ready is put in place last. */
async function end(invita: App): Promise<void> {
  await invita.stop();
  const next = invita.atEnd();
  if (next !== null) startInstead(next);
}

function serveRequests({ dispatch, subscribe, configuration }: App): void {
  registerIpc({
    ipcMain,
    dispatch,
    subscribe,
    language: () => configuration().language,
    isTrusted: isTrustedSender,
    windows: () => BrowserWindow.getAllWindows().map(({ webContents }) => webContents),
  });
}

/** What the admin needs to know is a sentence, in a box that does not need a window. */
async function refuseToStart(error: unknown): Promise<void> {
  await app.whenReady();
  const language = desktopLanguage(app.getPreferredSystemLanguages());
  const { message, report } = startupFailure(error, language, process.env);
  process.stderr.write(report);
  dialog.showErrorBox('Invita', message);
  app.exit(1);
}

main().catch(refuseToStart);
