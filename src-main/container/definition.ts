import { createHash } from 'node:crypto';

/** The release of WAHA this version of Invita was made for. Nowhere else is it written; a newer one means an update. */
const wahaVersion = '2026.9.1';

const repository = 'devlikeapro/waha';

export type ContainerEngine = 'GOWS' | 'NOWEB';

/** As Docker names the processor it runs on. */
export type Architecture = 'amd64' | 'arm64';

const flavours: Readonly<Record<Architecture, Readonly<Record<ContainerEngine, string>>>> = {
  amd64: { GOWS: 'gows', NOWEB: 'noweb' },
  // There is no flavour of its own for GOWS; every engine is inside every image.
  arm64: { GOWS: 'noweb-arm', NOWEB: 'noweb-arm' },
};

export function imageOf(engine: ContainerEngine, architecture: Architecture): string {
  return `${repository}:${flavours[architecture][engine]}-${wahaVersion}`;
}

export interface ContainerChoice {
  readonly name: string;
  readonly image: string;
  readonly engine: ContainerEngine;
  /** On 127.0.0.1 of this computer. */
  readonly port: number;
  /** As `hashedKey` gives it, or what stands for it in the compose file. */
  readonly key: string;
  /** Where the sessions of an earlier container lie; a volume of its own when absent. */
  readonly volume?: string | undefined;
}

/** How a WAHA for Invita is run: the container that is created and the compose file both say this. */
export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly port: { readonly host: '127.0.0.1'; readonly published: number; readonly inside: number };
  readonly volume: { readonly name: string; readonly path: string };
  readonly log: { readonly driver: 'json-file'; readonly maxSize: string; readonly maxFiles: number };
  readonly restart: 'unless-stopped';
  readonly stopGraceSeconds: number;
  readonly memoryMegabytes: number;
}

/** The port WAHA listens on inside its container. */
export const portInside = 3000;

/** Where WAHA keeps the link to the phone. Lost with it: every session needs a new QR code. */
export const sessionsPath = '/app/.sessions';

function volumeOf(name: string): string {
  return `${name}-sessions`;
}

/** Told apart from other containers by this, whatever its image is called. */
export const wahaLabel = 'org.invita.waha';

export function containerDefinition(choice: ContainerChoice): ContainerDefinition {
  const { name, image, engine, port, key, volume = volumeOf(name) } = choice;
  return {
    name,
    image,
    labels: { [wahaLabel]: 'true' },
    environment: {
      WAHA_API_KEY: key,
      WHATSAPP_DEFAULT_ENGINE: engine,
      WAHA_DASHBOARD_ENABLED: 'False',
      WHATSAPP_SWAGGER_ENABLED: 'False',
      // All sessions in one place, whatever the container's own name is after an update.
      WAHA_NAMESPACE: 'all',
      WAHA_PRINT_QR: 'False',
      WAHA_LOG_FORMAT: 'PRETTY',
      // Invita reads texts only: pictures of guests have no business on this disk.
      WHATSAPP_DOWNLOAD_MEDIA: 'False',
    },
    port: { host: '127.0.0.1', published: port, inside: portInside },
    volume: { name: volume, path: sessionsPath },
    log: { driver: 'json-file', maxSize: '10m', maxFiles: 3 },
    restart: 'unless-stopped',
    // WAHA takes three seconds and more to bring each session to its end; what is cut off is not saved.
    stopGraceSeconds: 45,
    memoryMegabytes: 2048,
  };
}

/** WAHA takes a key in this form, so that the key itself is readable nowhere but in Invita. */
export function hashedKey(key: string): string {
  return `sha512:${createHash('sha512').update(key).digest('hex')}`;
}
