import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor, shell } from 'electron';
import type { EventPayload, Transport } from '#contract';
import type { Language } from '#contract/common.ts';
import type { ComputerView, ComputerWish } from '#contract/computer.ts';
import { allNeeds } from '#contract/needs-you.ts';
import type { Dispatch } from '../api/dispatch.ts';
import { staysAwake } from '../desktop/awake.ts';
import { type Computer, createComputer } from '../desktop/computer.ts';
import { Desk } from '../desktop/desk.ts';
import { counted } from '../desktop/desk-words.ts';
import { Notifier, noticeOf } from '../desktop/notifier.ts';
import type { ComputerHandlers } from '../desktop/ports.ts';
import { look, type Seen } from '../desktop/seen.ts';
import { type TrayDeed, trayView } from '../desktop/tray-view.ts';
import { deskWords } from '../desktop/words.ts';
import { showBadge } from './badge.ts';
import { holdWindow } from './hold-window.ts';
import { keepAwake } from './keep-awake.ts';
import type { LoginItem } from './login-item.ts';
import { menuShower } from './menu.ts';
import type { MenuDeed } from './menu-template.ts';
import { canNotify, notify } from './notices.ts';
import { openTray, type ShownTray } from './tray.ts';
import { showOpenWindow } from './window.ts';

export interface OutsideParts {
  readonly directory: string;
  /** Of the computer, until the app has said its own. */
  readonly language: Language;
  readonly loginItem: LoginItem;
  readonly onError: (error: unknown) => void;
}

/** What of the app is needed here. */
interface RunningApp {
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
  readonly tell: (event: 'computer.asked', payload: EventPayload<'computer.asked'>) => void;
}

/** What the app does outside of its window. */
export interface Outside {
  readonly handlers: ComputerHandlers;
  /** Once the app runs. */
  begin(running: RunningApp): void;
  /** Once its window is there. */
  watch(window: BrowserWindow): void;
  end(): void;
}

export function createOutside({ directory, language, loginItem, onError }: OutsideParts): Outside {
  let running: RunningApp | null = null;
  let window: BrowserWindow | null = null;
  let tray: ShownTray | null = null;
  let desk: Desk | null = null;

  const wish = (wished: ComputerWish) => running?.tell('computer.asked', { wish: wished });
  const hold = holdWindow(
    () => computer.settings().closing,
    () => wish('askClosing'),
  );
  const computer: Computer = createComputer({
    ...{ directory, path: join(directory, 'computer.json'), loginItem },
    able: () => ({ tray: trayPlace(tray !== null), notifications: canNotify() }),
    openDirectory: async (path) => (await shell.openPath(path)) === '',
    answered: hold.answered,
    onChange: () => desk?.changed(),
  });
  const show = (wished: ComputerWish) => {
    showOpenWindow();
    wish(wished);
  };

  app.on('activate', showOpenWindow);
  powerMonitor.on('resume', () => desk?.changed());

  return {
    handlers: computer.handlers,
    begin(started) {
      running = started;
      const deeds = trayDeeds(started.dispatch, show, onError);
      const command = menuDeeds(started.dispatch, show, onError);
      const showMenu = menuShower((deed) => command[deed]());
      showMenu(language, false);
      tray = openTray(trayView(null, language), (deed) => deeds[deed](), onError);
      desk = new Desk({
        look: () => look(started.dispatch),
        habits: [
          ...habitsOf({ computer, show, tray, window: () => window }),
          (seen) => showMenu(seen.language, seen.paused),
        ],
        ...{ after, onError },
      });
      started.subscribe((event) => event !== 'computer.asked' && desk?.changed());
      desk.changed();
    },
    watch(opened) {
      window = opened;
      hold.watch(opened);
      opened.on('focus', () => desk?.changed());
    },
    end() {
      desk?.stop();
      keepAwake(false);
    },
  };
}

interface HabitParts {
  readonly computer: Computer;
  readonly tray: ShownTray | null;
  readonly window: () => BrowserWindow | null;
  readonly show: (wish: ComputerWish) => void;
}

function habitsOf({ computer, tray, window, show }: HabitParts): readonly ((seen: Seen) => void)[] {
  const notifier = new Notifier();
  return [
    (seen) => tray?.show(trayView(seen, seen.language)),
    (seen) => keepAwake(staysAwake(seen, computer.settings().keepAwake)),
    ({ needs, language }) => {
      const count = allNeeds(needs);
      showBadge(count, counted(deskWords(language).needs, count), window());
    },
    (seen) => {
      const focused = isInFront(window());
      const on = computer.settings().notifications && canNotify();
      for (const kind of notifier.see(seen, { focused, on, now: performance.now() })) {
        const { wish, ...notice } = noticeOf(kind, seen, seen.language);
        notify(notice, () => show(wish));
      }
    },
  ];
}

function trayDeeds(
  dispatch: Dispatch,
  show: (wish: ComputerWish) => void,
  onError: (error: unknown) => void,
): Readonly<Record<TrayDeed, () => void>> {
  return {
    open: showOpenWindow,
    quit: () => app.quit(),
    pause: () => command(dispatch, 'queue.pause', onError),
    resume: () => command(dispatch, 'queue.resume', onError),
    showNeeds: () => show('showOverview'),
  };
}

function menuDeeds(
  dispatch: Dispatch,
  show: (wish: ComputerWish) => void,
  onError: (error: unknown) => void,
): Readonly<Record<MenuDeed, () => void>> {
  return {
    settings: () => show('showSettings'),
    palette: () => show('openPalette'),
    pause: () => show('askPause'),
    resume: () => command(dispatch, 'queue.resume', onError),
    openDirectory: () => command(dispatch, 'computer.openDirectory', onError),
    doctor: () => show('showDoctor'),
    copyDiagnosis: () => show('copyDiagnosis'),
  };
}

/** What is refused is told where there is room for a sentence: in the window. */
function command(
  dispatch: Dispatch,
  method: 'queue.pause' | 'queue.resume' | 'computer.openDirectory',
  onError: (error: unknown) => void,
): void {
  dispatch(method, undefined).then(({ ok }) => ok || showOpenWindow(), onError);
}

/** On Linux whether a tray icon is seen is up to the desktop, which does not say. */
function trayPlace(made: boolean): Extract<ComputerView, { here: true }>['tray'] {
  if (!made) return 'none';
  return process.platform === 'linux' ? 'maybe' : 'yes';
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

function isInFront(window: BrowserWindow | null): boolean {
  return window !== null && !window.isDestroyed() && window.isFocused();
}
