import { spawn } from 'node:child_process';

/** Opens the address in the person's browser where there is a screen; a failure is silent, as the address is printed. */
export function openInBrowser(url: string, env: NodeJS.ProcessEnv): void {
  const command = commandFor(process.platform, env);
  if (command === null) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

type Command = readonly [string, ...string[]];

function commandFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Command | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}
