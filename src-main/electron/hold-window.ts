import { app, type BrowserWindow } from 'electron';
import type { ComputerSettings } from '#contract/computer.ts';
import { onClose } from '../desktop/closing.ts';

export interface WindowHold {
  watch(window: BrowserWindow): void;
  /** What the person said to the question. */
  answered(choice: 'background' | 'quit' | 'stay'): void;
}

/** The window's own button: it closes the window, puts it out of sight, or has the page ask which of them is meant. */
export function holdWindow(choice: () => ComputerSettings['closing'], ask: () => void): WindowHold {
  let window: BrowserWindow | null = null;
  let quitting = false;
  let pageAnswers = false;
  let askedAt: number | null = null;

  app.on('before-quit', () => {
    quitting = true;
  });

  function closing(event: Electron.Event): void {
    const now = performance.now();
    const deed = onClose({ choice: choice(), quitting, pageAnswers, askedAt, now });
    if (deed === 'close') return;
    event.preventDefault();
    if (deed === 'hide') window?.hide();
    if (deed !== 'ask') return;
    askedAt = now;
    ask();
  }

  return {
    watch(opened) {
      window = opened;
      pageAnswers = true;
      opened.on('close', closing);
      opened.webContents.on('render-process-gone', () => {
        pageAnswers = false;
      });
    },
    answered(said) {
      askedAt = null;
      if (said === 'background') window?.hide();
      if (said === 'quit') app.quit();
    },
  };
}
