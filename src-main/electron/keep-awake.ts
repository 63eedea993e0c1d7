import { powerSaveBlocker } from 'electron';

let held: number | null = null;

/** Keeps the computer from sleeping, but not its screen from going dark; lets it sleep again. */
export function keepAwake(awake: boolean): void {
  if (awake === (held !== null)) return;
  if (held === null) {
    held = powerSaveBlocker.start('prevent-app-suspension');
    return;
  }
  powerSaveBlocker.stop(held);
  held = null;
}
