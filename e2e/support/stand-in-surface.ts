import { chromium, type Page } from '@playwright/test';
import { desktopCommand } from './desktop-command.ts';
import type { Asked, Told } from './electron-stand-in/test-line.ts';
import { startProgram } from './program.ts';
import { environment, type Surface, type SurfaceOptions } from './surface.ts';

type ToldOf<K extends Told['told']> = Extract<Told, { told: K }>;

/** The built main process with the stand-in for Electron; the page is the one it opened, seen over a line of our own. */
export async function openInStandIn(options: SurfaceOptions): Promise<Surface> {
  const program = startProgram(
    [...desktopCommand(options.bundle), '--data-dir', options.dataDir, ...options.args],
    environment(options),
  );
  const told: Told[] = [];
  program.child.on('message', (message: Told) => {
    if (message.told === 'problem') options.report(message.text);
    else told.push(message);
  });
  const all = <K extends Told['told']>(kind: K) => told.filter((one): one is ToldOf<K> => one.told === kind);

  let asked = 0;
  async function ask(what: string, detail?: unknown): Promise<unknown> {
    asked += 1;
    const id = asked;
    const answer = Promise.withResolvers<unknown>();
    const listen = (message: Told) => {
      if (message.told === 'answered' && message.id === id) answer.resolve(message.value);
    };
    program.child.on('message', listen);
    program.child.send({ id, what, detail } satisfies Asked);
    const value = await answer.promise;
    program.child.off('message', listen);
    return value;
  }

  await program.says(/^Invita is ready: app:/m);
  const [window] = all('window');
  if (window === undefined) throw new Error(`no window was told of:\n${program.output()}`);
  const browser = await chromium.connectOverCDP(window.endpoint);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the window has no page');

  return {
    page,
    invoke: (method, input) => invokeOverBridge(page, method, input),
    apiOrigin: null,
    desktop: {
      webPreferences: async () => window.options.webPreferences ?? {},
      ask,
      resume: async () => (await ask('resume')) === true,
      isFocused: async () => all('focused').length > 0,
      ended: program.ended,
      openedOutside: async () => all('external').map(({ url }) => url),
    },
    stop: program.stop,
    kill: program.kill,
  };
}

export function invokeOverBridge(page: Page, method: string, input: unknown): ReturnType<Surface['invoke']> {
  return page.evaluate(
    ([name, argument]) => {
      const { invita } = window as unknown as { invita: Pick<Surface, 'invoke'> };
      return invita.invoke(name, argument);
    },
    [method, input] as const,
  );
}
