import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Admin } from './support/admin.ts';
import { desktopCommand, realElectron } from './support/desktop-command.ts';
import { expect, type Invita, test } from './support/invita.ts';
import { importGuests, linkPhone } from './support/prepare.ts';
import { startProgram } from './support/program.ts';
import { environment } from './support/surface.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const second = { x: 1440, y: 0, width: 2560, height: 1440 };
const screens = (...areas: object[]) => ({ STAND_IN_DISPLAYS: JSON.stringify(areas) });

// What is asked for here (the person's own mouse, tray, screens) only the stand-in can do.
test.skip(realElectron() !== undefined, 'drives the stand-in for Electron');

test.describe('the place of the window @desktop', () => {
  test.use({ env: screens(laptop, second) });

  test('is where it was left, on a screen that is still there', async ({ invita }) => {
    const place = { x: 1600, y: 200, width: 1200, height: 800 };
    await invita.desktop.ask('place', place);
    await invita.restart();
    expect(await invita.desktop.ask('seen')).toMatchObject({ ...place, maximized: false });
    await invita.desktop.ask('maximize');
    await invita.restart();
    expect(await invita.desktop.ask('seen')).toMatchObject({ ...place, maximized: true });
  });
});

test.describe('a window whose screen is gone @desktop', () => {
  test.use({ env: screens(laptop) });

  test('stands where a new one would, also when what was kept cannot be read', async ({ invita }) => {
    const kept = join(invita.dataDir, 'window-place.json');
    await invita.desktop.ask('place', { x: 1600, y: 200, width: 1200, height: 800 });
    await expect.poll(() => existsSync(kept) && JSON.parse(readFileSync(kept, 'utf8')).x).toBe(1600);
    const usual = { x: 0, y: 0, width: 1440, height: 900, maximized: false };
    await invita.restart();
    expect(await invita.desktop.ask('seen')).toEqual(usual);
    await invita.restart('kill');
    writeFileSync(kept, '{"x":');
    await invita.restart('kill');
    expect(await invita.desktop.ask('seen')).toEqual(usual);
  });
});

interface SeenTray {
  readonly picture: string;
  readonly toolTip: string;
  readonly menu: readonly { readonly label?: string; readonly enabled?: false }[];
}

const trayOf = (invita: Invita) => invita.desktop.ask('tray') as Promise<SeenTray>;
const trayLabels = async (invita: Invita) => (await trayOf(invita)).menu.map(({ label }) => label);

function picture(name: string): string {
  const file = new URL(`../resources/tray/${name}-16.png`, import.meta.url);
  return `data:image/png;base64,${readFileSync(file).toString('base64')}`;
}

test.describe('the icon near the clock @desktop', () => {
  test('says how things stand, and pauses and resumes', async ({ invita }) => {
    await expect
      .poll(() => trayLabels(invita))
      .toEqual(
        expect.arrayContaining([
          ...['Modalità prova', 'Nulla da inviare: importa gli invitati per cominciare'],
          ...['Oggi: 0 inviati', 'Metti in pausa', 'Apri Invita', 'Esci da Invita'],
        ]),
      );
    expect((await trayOf(invita)).picture).toBe(picture('fine-black'));
    await invita.desktop.ask('press in the tray', 'Metti in pausa');
    await expect.poll(() => trayLabels(invita)).toContain('Riprendi');
    expect((await trayOf(invita)).picture).toBe(picture('paused-black'));
    expect((await invita.call('queue.summary')).paused).toBe(true);
    await invita.desktop.ask('press in the tray', 'Riprendi');
    await expect.poll(async () => (await invita.call('queue.summary')).paused).toBe(false);
    await invita.call('configuration.update', { language: 'en' });
    await expect.poll(() => trayLabels(invita)).toContain('Quit Invita');
  });

  test('ends the app', async ({ invita }) => {
    await invita.desktop.ask('press in the tray', 'Esci da Invita');
    expect(await invita.desktop.ended).toBe(0);
    await invita.restart();
  });
});

test.describe('closing the window @desktop', () => {
  const isVisible = (invita: Invita) => invita.desktop.ask('visible');

  test('asks once what closing means; in the background it goes on, and comes back by tray and second start', async ({
    invita,
  }, files) => {
    const admin = new Admin(invita, files);
    // A double click is no answer, and neither is Esc.
    await invita.desktop.ask('close twice');
    await expect(admin.dialog).toContainText(admin.words('shell:closing.question'));
    await admin.page.keyboard.press('Escape');
    await expect(admin.dialog).toBeHidden();
    expect(await isVisible(invita)).toBe(true);
    await invita.desktop.ask('close');
    await admin.button('shell:closing.keep').click();
    await expect.poll(() => isVisible(invita)).toBe(false);
    expect(await invita.call('app.info')).toMatchObject({ realm: 'practice' });

    await invita.desktop.ask('click the tray');
    expect(await isVisible(invita)).toBe(true);
    await invita.desktop.ask('close');
    await expect.poll(() => isVisible(invita)).toBe(false);
    await expect(admin.dialog).toBeHidden();
    const second = startProgram(
      [...desktopCommand(), '--data-dir', invita.dataDir],
      environment({ language: 'it', env: {}, dataDir: invita.dataDir }),
    );
    expect(await second.ended).toBe(0);
    await expect.poll(() => isVisible(invita)).toBe(true);

    await invita.restart();
    await invita.desktop.ask('close');
    await expect.poll(() => isVisible(invita)).toBe(false);
  });

  test('ends the app when that is what was chosen', async ({ invita }, files) => {
    const admin = new Admin(invita, files);
    await invita.desktop.ask('close');
    await admin.button('shell:closing.leave').click();
    expect(await invita.desktop.ended).toBe(0);
    await invita.restart();
    await invita.desktop.ask('close');
    expect(await invita.desktop.ended).toBe(0);
    await invita.restart();
  });
});

test.describe('without a place for an icon @desktop', () => {
  test.use({ env: { STAND_IN_TRAY: 'none' }, language: 'en' });

  test('the person is told how to come back, and can', async ({ invita }, files) => {
    const admin = new Admin(invita, files);
    await invita.desktop.ask('close');
    await expect(admin.dialog).toContainText(admin.words('shell:closing.noTray'));
    await admin.button('shell:closing.keep').click();
    await expect.poll(() => invita.desktop.ask('visible')).toBe(false);
    const second = startProgram(
      [...desktopCommand(), '--data-dir', invita.dataDir],
      environment({ language: 'en', env: {}, dataDir: invita.dataDir }),
    );
    expect(await second.ended).toBe(0);
    await expect.poll(() => invita.desktop.ask('visible')).toBe(true);
  });
});

test.describe('what needs the person @desktop', () => {
  /** One household, whose number has no WhatsApp. */
  const list = 'First Name,Last Name,Phone\nAnna,Lombardi,+393330000000';

  test('is told once while nobody looks, without a name, and a click leads to it; the icon counts it', async ({
    invita,
  }, files) => {
    const admin = new Admin(invita, files);
    const notices = () => invita.desktop.ask('notifications');
    const title = 'Modalità prova: Un messaggio è fallito';
    await invita.call('configuration.update', { send_window: null, pacing: 'fast' });
    const { previewId } = await invita.call('guests.previewImport', { content: btoa(list) });
    await invita.call('guests.applyImport', { previewId });
    await linkPhone(invita);
    await invita.desktop.ask('look elsewhere');
    await invita.call('invitations.send', { households: 'all-not-invited' });
    await expect
      .poll(notices, { timeout: 60_000 })
      .toEqual([{ title, body: 'In Coda trovi il perché e che cosa puoi fare.' }]);
    expect(JSON.stringify(await notices())).not.toMatch(/Lombardi|333/);
    expect(await invita.desktop.ask('badge')).toBe(1);
    expect((await trayOf(invita)).picture).toBe(picture('needs-you-black'));
    await invita.desktop.ask('click the notification', title);
    await admin.expectScreen('queue');
    expect(await invita.desktop.isFocused()).toBe(true);
    await invita.desktop.ask('press in the tray', '1 cosa aspetta te');
    await admin.expectScreen('overview');
  });
});

test.describe('a computer that would sleep @desktop', () => {
  test('is kept awake while something leaves soon, and not while it is paused or unwanted', async ({
    invita,
  }) => {
    const held = () => invita.desktop.ask('awake');
    await invita.call('configuration.update', { send_window: null, whatsapp_rate_limit: 1000 });
    await importGuests(invita, 3);
    await linkPhone(invita);
    expect(await held()).toBe(0);
    await invita.call('invitations.send', { households: 'all-not-invited' });
    await expect.poll(held).toBe(1);
    await invita.call('queue.pause');
    await expect.poll(held).toBe(0);
    await invita.call('queue.resume');
    await expect.poll(held).toBe(1);
    await invita.call('computer.save', { keepAwake: false });
    await expect.poll(held).toBe(0);
  });
});

const autostart = mkdtempSync(join(tmpdir(), 'invita-autostart-'));
test.afterAll(() => rmSync(autostart, { recursive: true, force: true }));

test.describe('starting with the computer @desktop', () => {
  test.use({ args: ['--hidden'], env: { XDG_CONFIG_HOME: autostart } });

  test('happens out of sight, and only when it was asked for', async ({ invita }) => {
    const entry = join(autostart, 'autostart', 'invita.desktop');
    expect(await invita.desktop.ask('visible')).toBe(false);
    expect(await invita.call('computer.get')).toMatchObject({ settings: { startAtLogin: false } });
    expect(existsSync(entry)).toBe(false);
    await invita.call('computer.save', { startAtLogin: true });
    const command = new RegExp(`^Exec=.*"--data-dir" "${invita.dataDir}".* "--hidden"$`, 'm');
    expect(readFileSync(entry, 'utf8')).toMatch(command);
    const own = readFileSync(entry, 'utf8');
    // An Invita that was here before, under another name.
    writeFileSync(entry, own.replace(/^Exec="[^"]*"/m, 'Exec="/opt/Invita-0.9.AppImage"'));
    await invita.restart();
    expect(readFileSync(entry, 'utf8')).toBe(own);
    expect(await invita.call('computer.get')).toMatchObject({ settings: { startAtLogin: true } });
    // That of another event is not taken over by a look at this one.
    const others = own.replace(invita.dataDir, '/home/anna/altro-evento');
    writeFileSync(entry, others);
    await invita.restart();
    expect(readFileSync(entry, 'utf8')).toBe(others);
    expect(await invita.call('computer.get')).toMatchObject({ settings: { startAtLogin: false } });
    await invita.call('computer.save', { startAtLogin: true });
    expect(readFileSync(entry, 'utf8')).toBe(own);
    await invita.call('computer.save', { startAtLogin: false });
    expect(existsSync(entry)).toBe(false);
    await invita.desktop.ask('press in the tray', 'Apri Invita');
    expect(await invita.desktop.ask('visible')).toBe(true);
  });
});

test.describe('the menu @desktop', () => {
  const press = (invita: Invita, label: string) => invita.desktop.ask('press in the menu', label);

  test('leads to the settings, the palette, the pause, the data and the diagnosis', async ({
    invita,
  }, files) => {
    const admin = new Admin(invita, files);
    const { page, words } = admin;
    await press(invita, 'Impostazioni…');
    await admin.expectScreen('configuration');
    await press(invita, 'Cerca o fai…');
    await expect(page.getByRole('dialog', { name: words('palette:title') })).toBeVisible();
    await page.keyboard.press('Escape');
    await press(invita, 'Metti in pausa…');
    await admin.dialog.getByRole('button', { name: words('shell:pause.pause') }).click();
    await expect.poll(async () => JSON.stringify(await invita.desktop.ask('menu'))).toContain('"Riprendi"');
    await press(invita, 'Riprendi');
    await expect.poll(async () => (await invita.call('queue.summary')).paused).toBe(false);
    await press(invita, 'Apri la cartella dei dati');
    await expect.poll(() => invita.desktop.ask('opened paths')).toEqual([invita.dataDir]);
    await press(invita, 'Copia la diagnosi');
    await expect(page.getByText(words('palette:done.copied'))).toBeVisible();
    await press(invita, 'Diagnosi');
    await admin.expectScreen('doctor');
    await admin.button('doctor:folder.open').click();
    await expect.poll(() => invita.desktop.ask('opened paths')).toEqual([invita.dataDir, invita.dataDir]);
  });
});

test.describe('this computer @desktop', () => {
  test('is set from its own section, and what was chosen is found again', async ({ invita }, files) => {
    const admin = new Admin(invita, files);
    const open = async () => {
      await admin.page.evaluate(() => {
        location.hash = '#/configuration?section=computer';
      });
      return admin.screen.getByRole('combobox', { name: admin.words('computer:closing.title') });
    };
    const closing = await open();
    await closing.click();
    await admin.page.getByRole('option', { name: admin.words('computer:closing.choice.background') }).click();
    const awake = () => admin.screen.getByRole('switch', { name: admin.words('computer:keepAwake.title') });
    // The switch itself is drawn beside what a reader hears of.
    await awake().press('Space');
    await expect(awake()).not.toBeChecked();
    await invita.restart();
    await expect(await open()).toHaveValue(admin.words('computer:closing.choice.background'));
    await expect(awake()).not.toBeChecked();
    await invita.desktop.ask('close');
    await expect.poll(() => invita.desktop.ask('visible')).toBe(false);
  });
});

test.describe('in a browser @browser', () => {
  test('there is no such computer: the section says so, and the doctor shows the path', async ({
    invita,
  }, files) => {
    const admin = new Admin(invita, files);
    await admin.page.evaluate(() => {
      location.hash = '#/configuration?section=computer';
    });
    await expect(admin.screen.getByText(admin.words('computer:elsewhere.title'))).toBeVisible();
    await admin.goTo('doctor');
    await expect(admin.screen.getByText(invita.dataDir, { exact: true })).toBeVisible();
    await expect(admin.button('doctor:folder.open')).toHaveCount(0);
    await expect(admin.button('doctor:folder.copy')).toBeVisible();
  });
});
