import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type Docker from 'dockerode';
import type { Architecture } from './definition.ts';
import { type EnginePlace, enginePlaces, isElsewhere, type Surroundings } from './engine-places.ts';

export type NoEngine = 'MISSING' | 'NOT_RUNNING' | 'NOT_ALLOWED' | 'ELSEWHERE';

export type FoundEngine =
  | { readonly ok: true; readonly docker: Docker; readonly architecture: Architecture }
  | { readonly ok: false; readonly why: NoEngine };

/** A started engine answers within milliseconds; one that does not in this time will not. */
const answerMs = 3_000;

/** The surroundings of this program. */
export function hereAndNow(): Surroundings {
  return { platform: process.platform, environment: process.env, home: homedir() };
}

/** The first engine that answers, or why there is none. */
export async function findEngine(surroundings: Surroundings): Promise<FoundEngine> {
  const reasons: NoEngine[] = [];
  for (const place of enginePlaces(surroundings)) {
    const found = await ask(place);
    if (found.ok) return found;
    reasons.push(found.why);
  }
  // What can be mended with the least effort is told first.
  const told = (['ELSEWHERE', 'NOT_ALLOWED', 'NOT_RUNNING'] as const).find((why) => reasons.includes(why));
  return { ok: false, why: told ?? (isInstalled(surroundings) ? 'NOT_RUNNING' : 'MISSING') };
}

async function ask(place: EnginePlace): Promise<FoundEngine> {
  if (place.kind === 'environment' && isElsewhere(place.host)) return { ok: false, why: 'ELSEWHERE' };
  try {
    const docker = await connect(place);
    const { Arch } = (await within(answerMs, docker.version())) as { Arch?: string };
    return { ok: true, docker, architecture: Arch === 'arm64' || Arch === 'aarch64' ? 'arm64' : 'amd64' };
  } catch (error) {
    return { ok: false, why: reasonOf(error, place) };
  }
}

/** Loaded only now: most starts of the app need no Docker, and it takes a while to load. */
async function connect(place: EnginePlace): Promise<Docker> {
  const { default: DockerClient } = await import('dockerode');
  const socketPath = place.kind === 'socket' ? place.path : /^(?:unix|npipe):\/\/(.+)$/.exec(place.host)?.[1];
  // Without one it reads DOCKER_HOST and its companions for TLS itself.
  return socketPath === undefined ? new DockerClient() : new DockerClient({ socketPath });
}

function reasonOf(error: unknown, place: EnginePlace): NoEngine {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'NOT_ALLOWED';
  return place.kind === 'socket' && code === 'ENOENT' ? 'MISSING' : 'NOT_RUNNING';
}

const desktopApps: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications/Docker.app', '/Applications/OrbStack.app'],
  win32: ['C:\\Program Files\\Docker\\Docker\\Docker Desktop.exe'],
};

function isInstalled({ platform, environment }: Surroundings): boolean {
  const name = platform === 'win32' ? 'docker.exe' : 'docker';
  const programs = (environment['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return [...programs, ...(desktopApps[platform] ?? [])].some((path) => existsSync(path));
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the engine does not answer')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
