import type { Handlers } from './api/handlers.ts';
import type { AppOptions } from './app-options.ts';
import type { ContainerService } from './container/container-service.ts';
import { type DoctorParts, examine } from './doctor/examine.ts';
import type { RealmKeeper } from './realm/realm-keeper.ts';
import type { OpenedSecrets } from './secrets/secret-store.ts';

export interface AppDoctorParts {
  readonly options: AppOptions;
  readonly keeper: RealmKeeper;
  readonly container: ContainerService;
  /** Of the real realm. */
  readonly secrets: () => OpenedSecrets;
  readonly copies: DoctorParts['copies'];
}

/** The doctor sees what no realm does alone: the container, the disk, the keychain. */
export function doctorHandlers(parts: AppDoctorParts): Pick<Handlers, 'doctor.run'> {
  const { options, keeper, container, secrets, copies } = parts;
  const { directory, version, clock, log } = options;
  return {
    'doctor.run': () =>
      examine({
        realm: {
          ...keeper.realm.exam,
          secrets: keeper.realm.kind === 'real' ? secrets().protection : { by: 'nothing' },
        },
        container: () => container.look(),
        copies,
        ...{ directory, version, clock },
        onError: (error, where) => log.error(where, error),
      }),
  };
}
