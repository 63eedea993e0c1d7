import { posix } from 'node:path';

/** Where a Docker Engine may be reached. `environment`: what `DOCKER_HOST` and its companions say. */
export type EnginePlace =
  | { readonly kind: 'environment'; readonly host: string }
  | { readonly kind: 'socket'; readonly path: string };

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** In the order they are tried. Whoever sets `DOCKER_HOST` means that one and no other. */
export function enginePlaces({ platform, environment, home }: Surroundings): readonly EnginePlace[] {
  const host = environment['DOCKER_HOST']?.trim();
  if (host) return [{ kind: 'environment', host }];
  return socketPaths(platform, environment, home).map((path) => ({ kind: 'socket', path }));
}

function socketPaths(platform: NodeJS.Platform, environment: Surroundings['environment'], home: string) {
  if (platform === 'win32') return ['//./pipe/docker_engine', '//./pipe/dockerDesktopLinuxEngine'];
  const inHome = (...parts: string[]) => posix.join(home, ...parts);
  const system = '/var/run/docker.sock';
  if (platform === 'darwin') {
    return [
      system,
      inHome('.docker/run/docker.sock'),
      inHome('.orbstack/run/docker.sock'),
      inHome('.colima/default/docker.sock'),
      inHome('.rd/docker.sock'),
    ];
  }
  const runtime = environment['XDG_RUNTIME_DIR'];
  const rootless = runtime ? [posix.join(runtime, 'docker.sock')] : [];
  return [system, ...rootless, inHome('.docker/desktop/docker.sock'), inHome('.rd/docker.sock')];
}

/** A port published by an engine on another computer would be on that computer. */
export function isElsewhere(host: string): boolean {
  if (host.startsWith('ssh:')) return true;
  if (!/^(tcp|https?):/.test(host)) return false;
  const url = host.replace(/^tcp:/, 'http:');
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return !(hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.'));
}
