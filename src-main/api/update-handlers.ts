import type { Language } from '#contract/common.ts';
import { failure } from '#contract/error-messages.ts';
import { Refusal } from '#contract/result.ts';
import type { UpdateObstacle, UpdateSettings, UpdatesView } from '#contract/updates.ts';
import type { UpdateService } from '../updates/update-service.ts';
import type { Handlers } from './handlers.ts';
import { isoOrNull } from './views.ts';

export interface UpdateHandlerParts {
  /** The obstacle where there is nothing that could update this copy. */
  readonly service: UpdateService | UpdateObstacle;
  readonly version: string;
  readonly settings: () => UpdateSettings;
  readonly keep: (settings: UpdateSettings) => void;
  readonly language: () => Language;
  readonly log: (error: unknown) => void;
}

type UpdateHandlers = Pick<Handlers, Extract<keyof Handlers, `updates.${string}`>>;

export function updateHandlers(parts: UpdateHandlerParts): UpdateHandlers {
  const { keep, log } = parts;
  const view = () => updatesView(parts);

  /** What takes its time is begun; how it goes is told by `updates.changed`. */
  function begun(work: (service: UpdateService) => Promise<void>): UpdatesView {
    work(present()).catch(log);
    return view();
  }

  function present(): UpdateService {
    if (typeof parts.service === 'string') throw new Refusal('UPDATES_NOT_HERE');
    return parts.service;
  }

  return {
    'updates.get': view,
    'updates.set'(wanted) {
      const service = present();
      keep(wanted);
      service.set(wanted);
      return view();
    },
    'updates.check': () => begun((service) => service.check()),
    'updates.download'() {
      if (present().sight.offer === null) throw new Refusal('UPDATE_NOT_KNOWN');
      return begun((service) => service.download());
    },
    'updates.cancel'() {
      present().cancel();
      return view();
    },
    'updates.install'() {
      if (present().sight.state !== 'READY') throw new Refusal('UPDATE_NOT_READY');
      return begun((service) => service.install());
    },
  };
}

export function updatesView({ service, version, settings, language }: UpdateHandlerParts): UpdatesView {
  const fixed = { version, settings: settings() };
  if (typeof service === 'string') {
    const nothing = { offer: null, progress: null, problem: null, waiting: false, checkedAt: null };
    return { obstacle: service, ...fixed, state: 'IDLE', ...nothing };
  }
  const { state, offer, progress, problem, waiting, checkedAt } = service.sight;
  const told = problem && failure(language(), problem.code, problem.details);
  return {
    ...{ obstacle: null, ...fixed, state, progress, waiting },
    offer: offer && { version: offer.version, notes: offer.notes, bytes: offer.bytes },
    problem: told && { code: told.code, message: told.message },
    checkedAt: isoOrNull(checkedAt?.wall ?? null),
  };
}
