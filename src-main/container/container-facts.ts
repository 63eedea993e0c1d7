import type { ContainerInspectInfo } from 'dockerode';
import { type ContainerEngine, portInside, sessionsPath } from './definition.ts';

/** What makes a WAHA dangerous, or forgetful. */
export type Hazard = 'EXPOSED' | 'NO_KEY' | 'NO_VOLUME';

export interface ContainerFacts {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** The release in the image's tag, when the tag names one. */
  readonly version: string | null;
  readonly engine: ContainerEngine | null;
  readonly state: 'RUNNING' | 'RESTARTING' | 'STOPPED';
  /** How often Docker has started it again by itself. */
  readonly restarts: number;
  /** Epoch milliseconds of its last start; null when it does not run. */
  readonly startedAt: number | null;
  /** Where this computer reaches it; null when it is published nowhere. */
  readonly url: string | null;
  readonly port: number | null;
  readonly volume: string | null;
  /** As it stands in its environment. */
  readonly key: string | null;
  readonly hazards: readonly Hazard[];
}

/** Read from what Docker says of a container. */
export function containerFacts(info: ContainerInspectInfo): ContainerFacts {
  const environment = environmentOf(info);
  const bindings = bindingsOf(info);
  const port = bindings.map(({ HostPort }) => Number(HostPort)).find((number) => number > 0) ?? null;
  const { Running, Restarting, StartedAt } = info.State;
  const key = environment.get('WHATSAPP_API_KEY') ?? environment.get('WAHA_API_KEY') ?? null;
  const volume = volumeOf(info);
  return {
    id: info.Id,
    name: info.Name.replace(/^\//, ''),
    image: info.Config.Image,
    version: releaseOf(info.Config.Image),
    engine: engineOf(environment.get('WHATSAPP_DEFAULT_ENGINE')),
    state: Restarting ? 'RESTARTING' : Running ? 'RUNNING' : 'STOPPED',
    restarts: info.RestartCount,
    startedAt: Running ? Date.parse(StartedAt) : null,
    url: port === null ? null : `http://127.0.0.1:${port}`,
    port,
    volume,
    key,
    hazards: [
      ...(isExposed(info, bindings) ? (['EXPOSED'] as const) : []),
      ...(isOpen(environment, key) ? (['NO_KEY'] as const) : []),
      ...(volume === null ? (['NO_VOLUME'] as const) : []),
    ],
  };
}

function environmentOf({ Config }: ContainerInspectInfo): ReadonlyMap<string, string> {
  return new Map(
    (Config.Env ?? []).map((entry) => {
      const [name = '', ...value] = entry.split('=');
      return [name, value.join('=')];
    }),
  );
}

interface Binding {
  readonly HostIp?: string;
  readonly HostPort?: string;
}

function bindingsOf({ HostConfig }: ContainerInspectInfo): readonly Binding[] {
  const all = (HostConfig.PortBindings ?? {}) as Record<string, readonly Binding[] | null>;
  return all[`${portInside}/tcp`] ?? [];
}

/** No address means every address of this computer: the whole network may write in the admin's name. */
function isExposed({ HostConfig }: ContainerInspectInfo, bindings: readonly Binding[]): boolean {
  if (HostConfig.NetworkMode === 'host') return true;
  return bindings.some(({ HostIp = '' }) => !(HostIp.startsWith('127.') || HostIp === '::1'));
}

/** Keys WAHA itself takes for none. */
const weakKeys = new Set(['', '123', '321', 'waha', 'admin', '0'.repeat(32), '1'.repeat(32)]);

function isOpen(environment: ReadonlyMap<string, string>, key: string | null): boolean {
  if (/^(true|1|yes)$/i.test(environment.get('WAHA_NO_API_KEY') ?? '')) return true;
  return key === null || weakKeys.has(key);
}

function volumeOf({ Mounts }: ContainerInspectInfo): string | null {
  const mount = (Mounts ?? []).find(({ Destination }) => Destination === sessionsPath);
  return mount === undefined ? null : mount.Name || mount.Source;
}

function engineOf(name: string | undefined): ContainerEngine | null {
  return name === 'GOWS' || name === 'NOWEB' ? name : null;
}

/** `devlikeapro/waha:gows-2026.9.1` as `2026.9.1`; null for a tag that names no release, such as `latest`. */
export function releaseOf(image: string): string | null {
  return /[:-](\d{4}\.\d+\.\d+)$/.exec(image)?.[1] ?? null;
}

/** `2026.10.1` is newer than `2026.9.1`. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const differs = b.findIndex((part, index) => part !== a[index]);
  return differs >= 0 && (a[differs] ?? 0) < (b[differs] ?? 0);
}
