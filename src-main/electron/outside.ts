import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { EventPayload, Transport } from '#contract';
import type { Language } from '#contract/common.ts';
import type { ComputerView, ComputerWish } from '#contract/computer.ts';
import type { Dispatch } from '../api/dispatch.ts';
import { onClose } from '../desktop/closing.ts';
import { createComputer } from '../desktop/computer.ts';
import { Desk } from '../desktop/desk.ts';
import type { ComputerHandlers } from '../desktop/ports.ts';
import { look } from '../desktop/seen.ts';
import { type TrayDeed, trayView } from '../desktop/tray-view.ts';
import { openTray, type ShownTray } from './tray.ts';
import { showOpenWindow } from './window.ts';

export interface OutsideParts {
  readonly directory: string;
  /** Of the computer, until the app has said its own. */
  readonly language: Language;
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

export function createOutside({ directory, language, onError }: OutsideParts): Outside {
  let running: RunningApp | null = null;
  let window: BrowserWindow | null = null;
  let tray: ShownTray | null = null;
  let desk: Desk | null = null;
  let quitting = false;
  let pageAnswers = false;
  let askedAt: number | null = null;

  const wish = (wished: ComputerWish) => running?.tell('computer.asked', { wish: wished });

  const computer = createComputer({
    directory,
    path: join(directory, 'computer.json'),
    tray: () => trayPlace(tray !== null),
    answered(choice) {
      askedAt = null;
      if (choice === 'background') window?.hide();
      if (choice === 'quit') app.quit();
    },
    onChange: () => {},
  });

  const deeds: Readonly<Record<TrayDeed, () => void>> = {
    open: showOpenWindow,
    quit: () => app.quit(),
    pause: () => command('queue.pause'),
    resume: () => command('queue.resume'),
    showNeeds: () => show('showOverview'),
  };

  function show(wished: ComputerWish): void {
    showOpenWindow();
    wish(wished);
  }

  /** What is refused is told where there is room for a sentence: in the window. */
  function command(method: 'queue.pause' | 'queue.resume'): void {
    running?.dispatch(method, undefined).then(({ ok }) => ok || showOpenWindow(), onError);
  }

  function closing(event: Electron.Event): void {
    const now = performance.now();
    const choice = computer.settings().closing;
    const deed = onClose({ choice, quitting, pageAnswers, askedAt, now });
    if (deed === 'close') return;
    event.preventDefault();
    if (deed === 'hide') window?.hide();
    if (deed !== 'ask') return;
    askedAt = now;
    wish('askClosing');
  }

  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('activate', showOpenWindow);

  return {
    handlers: computer.handlers,
    begin(started) {
      running = started;
      tray = openTray(trayView(null, language), (deed) => deeds[deed](), onError);
      desk = new Desk({
        look: () => look(started.dispatch),
        habits: [(seen) => tray?.show(trayView(seen, seen.language))],
        after,
        onError,
      });
      started.subscribe((event) => event !== 'computer.asked' && desk?.changed());
      desk.changed();
    },
    watch(opened) {
      window = opened;
      pageAnswers = true;
      opened.on('close', closing);
      opened.webContents.on('render-process-gone', () => {
        pageAnswers = false;
      });
    },
    end: () => desk?.stop(),
  };
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
