import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { desktopCommand, realElectron } from './support/desktop-command.ts';
import { expect, test } from './support/invita.ts';
import { startProgram } from './support/program.ts';
import { environment, keyFileBeside } from './support/surface.ts';

const serve = fileURLToPath(new URL('../out/main/serve.js', import.meta.url));
const italian = (dataDir: string) => environment({ dataDir, language: 'it', env: {} });

test.describe('the desktop window @desktop', () => {
  test('gives the page no way out of its sandbox', async ({ invita }) => {
    expect(await invita.desktop.webPreferences()).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    const reachable = await invita.page.evaluate(() => {
      const { invita: bridge } = window as unknown as { invita: object };
      return {
        bridge: Object.keys(bridge),
        frozen: Object.isFrozen(bridge),
        node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      };
    });
    expect(reachable).toEqual({ bridge: ['invoke', 'subscribe'], frozen: true, node: [] });
  });

  test('answers its own requests in the envelope of the contract, whatever is asked', async ({ invita }) => {
    const answers = await invita.page.evaluate(async () => {
      const { invita: bridge } = window as unknown as {
        invita: Record<string, (...args: unknown[]) => Promise<unknown>>;
      };
      const ask = (...args: unknown[]) => bridge['invoke']?.(...args).catch((error: Error) => error.message);
      return [
        await ask('constructor'),
        await ask(undefined),
        await ask('queue.pause', { extra: 1 }),
        await ask('app.info', () => 1),
      ];
    });
    expect(answers.slice(0, 3)).toMatchObject([
      { ok: false, error: { code: 'NOT_FOUND' } },
      { ok: false, error: { code: 'NOT_FOUND' } },
      { ok: false, error: { code: 'INVALID_INPUT' } },
    ]);
    expect(answers[3]).toContain('could not be cloned');
  });

  test('stays on its own page', async ({ invita }) => {
    const { page } = invita;
    const home = page.url();
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.org/link';
      document.body.append(link);
      link.click();
    });
    // Whatever was on its way has been decided once the app has answered.
    await invita.call('app.info');
    expect(page.url()).toBe(home);
    await expect(page.getByRole('navigation')).toBeVisible();
  });

  test('opens no window; what may be shown goes to the browser of the person', async ({ invita }) => {
    const opened = await invita.page.evaluate(() => [
      window.open('https://evil.example/') !== null,
      window.open('file:///etc/passwd') !== null,
      window.open('https://waha.devlike.pro/docs/') !== null,
    ]);
    expect(opened).toEqual([false, false, false]);
    await invita.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://waha.devlike.pro/blank/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    });
    await expect
      .poll(invita.desktop.openedOutside)
      .toEqual(['https://waha.devlike.pro/docs/', 'https://waha.devlike.pro/blank/']);
    // Chromium makes the refused page all the same, and the stand-in closes it.
    await expect.poll(() => invita.page.context().pages().length).toBe(1);
  });

  test('grants the page nothing but to copy', async ({ invita }) => {
    const states = await invita.page.evaluate(async () => {
      const asked = [
        'clipboard-write',
        'clipboard-read',
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
      ];
      const found: Record<string, string> = {};
      for (const name of asked) {
        found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      }
      return found;
    });
    const { 'clipboard-write': copying, ...others } = states;
    expect(copying).toBe('granted');
    expect(new Set(Object.values(others))).toEqual(new Set(['denied']));
    expect(await invita.page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  test('serves nothing from outside its folder', async ({ invita }) => {
    invita.expectProblem(/404/);
    const statuses = await invita.page.evaluate(async () => {
      const paths = [
        '/index.html',
        '/../main/index.js',
        '/..%2fmain/index.js',
        '/%2e%2e/main/index.js',
        '/%2e%2e%2fmain%2findex.js',
        '/assets/..%5c..%5cmain%5cindex.js',
        '/.%2e/%2e./etc/passwd',
        '//etc/passwd',
        '/assets/%00index.html',
        '/.stamp',
      ];
      return Promise.all(
        paths.map(async (path) => {
          const { status } = await fetch(new URL(path.replace(/^\/\//, '/%2f'), location.origin));
          return `${status} ${path}`;
        }),
      );
    });
    expect(statuses.filter((line) => line.startsWith('200'))).toEqual(['200 /index.html']);
  });

  test('keeps the secrets where only the keychain opens them', async ({ invita }) => {
    await invita.call('app.switchRealm', { realm: 'real' });
    const key = 'a-key-that-nobody-may-read-1234';
    await invita.call('sessions.update', { type: 'main', changes: { waha_api_key: key } });
    const sealed = join(invita.dataDir, 'secrets.sealed.json');
    expect(readFileSync(sealed, 'utf8')).not.toContain(key);
    expect(existsSync(join(invita.dataDir, 'secrets.json'))).toBe(false);
    await invita.restart();
    expect(await invita.call('app.info')).toMatchObject({ realm: 'real', notices: [] });
    expect(await invita.call('sessions.get', { type: 'main' })).toMatchObject({ type: 'main' });
  });

  test('wakes up with the computer', async ({ invita }) => {
    expect(await invita.desktop.resume()).toBe(true);
  });
});

test.describe('without a keychain @desktop', () => {
  // What a Linux desktop without a password manager says; the switch does it in Electron, the variable in the stand-in.
  test.use({ env: { STAND_IN_KEYCHAIN: 'basic_text' } });
  test.skip(realElectron() !== undefined, 'a real keychain cannot be taken away');

  test('the secrets are encrypted under a key file, and the doctor says so', async ({ invita }) => {
    await invita.call('app.switchRealm', { realm: 'real' });
    await invita.call('sessions.update', {
      type: 'main',
      changes: { waha_api_key: 'a-key-nobody-may-read-1234' },
    });
    expect(await invita.call('app.info')).toMatchObject({ notices: [] });
    const locked = readFileSync(join(invita.dataDir, 'secrets.locked.json'), 'utf8');
    expect(locked).not.toContain('a-key-nobody-may-read-1234');
    expect(existsSync(join(invita.dataDir, 'secrets.json'))).toBe(false);
    expect(existsSync(join(invita.dataDir, 'secrets.sealed.json'))).toBe(false);
    const { findings } = await invita.call('doctor.run');
    const path = keyFileBeside(invita.dataDir);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'SECRETS', result: 'ok', code: 'UNDER_KEY_FILE', values: { path } }),
    );
    await invita.restart();
    expect(await invita.call('sessions.get', { type: 'main' })).toMatchObject({ has_api_key: true });
  });
});

test.describe('starting the desktop app @desktop', () => {
  test('a second time only shows the window that is open', async ({ invita }) => {
    const second = startProgram([...desktopCommand(), '--data-dir', invita.dataDir], italian(invita.dataDir));
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain('Invita is open already');
    await expect.poll(invita.desktop.isFocused).toBe(true);
  });

  test('on a directory that serve uses is refused in the language of the computer', async ({ dataDir }) => {
    const first = startProgram(
      [process.execPath, serve, '--data-dir', dataDir, '--port', '0', '--no-open'],
      italian(dataDir),
    );
    await first.says(/^Invita is ready/m);
    const boxes: unknown[] = [];
    const second = startProgram([...desktopCommand(), '--data-dir', dataDir], italian(dataDir));
    second.child.on('message', (message) => boxes.push(message));
    // Electron itself waits with its box until somebody closes it.
    await second.says(/già usata .*\(DATA_DIR_IN_USE\)/);
    if (realElectron() !== undefined) await second.kill();
    else expect(await second.ended).toBe(1);
    await first.stop();
    if (realElectron() === undefined) {
      expect(boxes).toMatchObject([{ told: 'error-box', title: 'Invita' }]);
    }
  });

  test('with an argument it does not know is refused', async ({ dataDir }) => {
    const program = startProgram(
      [...desktopCommand(), '--data-dir', dataDir, '--colour', 'red'],
      italian(dataDir),
    );
    await program.says(/\(ARGUMENT_INVALID\)/);
    await program.kill();
  });

  test('and closing its window ends it', async ({ invita }) => {
    await invita.page.close();
    await invita.desktop.ended;
    await invita.restart();
    expect(await invita.call('app.info')).toMatchObject({ realm: 'practice' });
  });
});
