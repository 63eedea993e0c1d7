import { app } from 'electron';

/**
 * Closing the window ends the app, as does the system's own way to quit. Either way `stop` comes first: a message
 * under way comes to its end before the process does.
 */
export function quitAfter(stop: () => Promise<void>, onError: (error: unknown) => void): void {
  let stopping = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    stop().then(
      () => app.exit(0),
      (error: unknown) => {
        onError(error);
        app.exit(1);
      },
    );
  });
}
