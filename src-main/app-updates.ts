import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type UpdateSettings,
  type UpdatesView,
  updateSettings,
  updateSettingsDefaults,
} from '#contract/updates.ts';
import { type UpdateHandlerParts, updateHandlers, updatesView } from './api/update-handlers.ts';
import type { AppOptions } from './app-options.ts';
import { coalesced } from './realm/coalesced.ts';
import { type RealmKeeper, realmDirectory } from './realm/realm-keeper.ts';
import { writePrivateFile } from './secrets/private-file.ts';
import { countSending } from './store/sending-count.ts';
import type { UpdateHost } from './updates/update-host.ts';
import { UpdateService, type UpdateServiceOptions } from './updates/update-service.ts';

export interface AppUpdatesParts {
  readonly options: AppOptions;
  readonly keeper: RealmKeeper;
  readonly emit: (event: 'updates.changed', payload: UpdatesView) => void;
}

/** Newer versions concern the program, not one realm; the choice is kept in `updates.json`. */
export function createAppUpdates({ options, keeper, emit }: AppUpdatesParts) {
  const { directory, version, clock, random, log, updates: host = { obstacle: 'SERVED' } } = options;
  const path = join(directory, 'updates.json');
  let settings = recalled(path);
  const tellChanged = coalesced(() => emit('updates.changed', updatesView(parts)));
  const noteTrouble = (error: unknown) => log.info('updates', textOf(error));

  /** The realm that is closed may have been left with one when the computer died. */
  const sending = () =>
    (['real', 'practice'] as const)
      .map((kind) => countSending(join(realmDirectory(directory, kind), 'invita.sqlite'), clock.now().wall))
      .reduce((a, b) => a + b);

  const obstacle = 'obstacle' in host ? host.obstacle : null;
  const service = serviceOf(host, {
    ...{ settings, clock, random, sending },
    onChange: tellChanged,
    onTrouble: noteTrouble,
    comeToRest: (mayEnd) => keeper.retire(mayEnd),
  });
  const parts: UpdateHandlerParts = {
    ...{ service, obstacle, version },
    settings: () => settings,
    keep(wanted) {
      writePrivateFile(path, `${JSON.stringify(wanted)}\n`);
      settings = wanted;
    },
    language: () => keeper.realm.configuration().language,
    log: (error) => log.error('updates', error),
  };
  let running: Promise<void> = Promise.resolve();

  return {
    handlers: updateHandlers(parts),
    start() {
      running = service?.run() ?? running;
    },
    async stop() {
      await service?.stop();
      await running;
      tellChanged.cancel();
    },
    atEnd: () => service?.atEnd() ?? null,
  };
}

/** null where nobody can even look. */
function serviceOf(
  host: UpdateHost,
  options: Omit<UpdateServiceOptions, 'engine' | 'restart'>,
): UpdateService | null {
  if ('engine' in host) return new UpdateService({ ...options, ...host });
  if (!('looker' in host)) return null;
  const restart = () => {
    throw new Error('this copy is not replaced by itself');
  };
  return new UpdateService({ ...options, engine: host.looker, restart });
}

/** What cannot be read is as if nothing had been chosen: told of, never fetched unasked. */
function recalled(path: string): UpdateSettings {
  try {
    return updateSettings.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return updateSettingsDefaults;
  }
}

/** No trouble with a server is an error of ours. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
