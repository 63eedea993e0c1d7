import type { Handlers } from './api/handlers.ts';
import type { AppOptions } from './app-options.ts';
import type { ContainerService } from './container/container-service.ts';
import { examine } from './doctor/examine.ts';
import type { RealmKeeper } from './realm/realm-keeper.ts';

export interface AppDoctorParts {
  readonly options: AppOptions;
  readonly keeper: RealmKeeper;
  readonly container: ContainerService;
}

/** The doctor sees what no realm does alone: the container, the disk, the keychain. */
export function doctorHandlers({ options, keeper, container }: AppDoctorParts): Pick<Handlers, 'doctor.run'> {
  const { directory, version, clock, log, notices = [] } = options;
  // Only the desktop brings its own; what it could not protect it says in a notice.
  const desktop = options.secrets !== undefined;
  const inKeychain = desktop && !notices.includes('SECRETS_UNPROTECTED');
  return {
    'doctor.run': () =>
      examine({
        realm: {
          ...keeper.realm.exam,
          secrets: inKeychain && keeper.realm.kind === 'real' ? 'keychain' : 'file',
        },
        container: () => container.look(),
        ...{ directory, version, desktop, clock },
        onError: (error, where) => log.error(where, error),
      }),
  };
}
