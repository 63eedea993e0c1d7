import type { Configuration } from '#contract/configuration.ts';
import type { ContainerServiceOptions } from './container/container-service.ts';
import type { ComputerHandlers } from './desktop/ports.ts';
import type { Random } from './domain/random.ts';
import type { Log } from './log.ts';
import type { RealClock, RehearsalClock } from './rehearsal-clock.ts';
import type { OpenedSecrets } from './secrets/secret-store.ts';
import type { UpdateHost } from './updates/update-host.ts';
import type { WahaTimeouts } from './waha/timeouts.ts';
import type { WahaOverride } from './waha-access.ts';

export interface AppOptions {
  readonly directory: string;
  readonly version: string;
  /** Start in practice, whatever was chosen before. */
  readonly practice?: boolean;
  /** Stands for session `main` in this run. */
  readonly waha?: WahaOverride | null;
  readonly clock: RealClock;
  /** Of the practice realm, in place of one that starts at ×1 with each opening: for demos and tests. */
  readonly practiceClock?: RehearsalClock;
  readonly random: Random;
  readonly log: Log;
  /** What a fresh configuration starts with, e.g. the language of the computer. */
  readonly initial?: Partial<Configuration>;
  /** The secrets of the real realm, asked for once, when they are first needed; in a readable file when absent. */
  readonly secrets?: () => OpenedSecrets;
  readonly timeouts?: WahaTimeouts;
  /** See `WorkerCollaborators.settleMs`; at least twice the time-out of a send. */
  readonly settleMs?: number;
  /** Another Docker, or another image, than there would be: in tests. */
  readonly docker?: Partial<Pick<ContainerServiceOptions, 'surroundings' | 'imageOf'>>;
  /** The desktop's way to ask for a folder; null when none was chosen. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** `served`: whoever starts the app listens by itself. `switched`: the app does, when the admin says so. */
  readonly adminApi?: 'served' | 'switched';
  /** What can replace this copy, or why nothing can; under `serve` nothing does. */
  readonly updates?: UpdateHost;
  /** How the app behaves on this computer, where it has one of its own. */
  readonly computer?: ComputerHandlers;
  /** Check every answer against the contract: in tests. */
  readonly checkOutput?: boolean;
}
