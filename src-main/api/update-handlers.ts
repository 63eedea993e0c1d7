import type { Language } from '#contract/common.ts';
import { failure } from '#contract/error-messages.ts';
import { Refusal } from '#contract/result.ts';
import type { UpdateObstacle, UpdateSettings, UpdatesView } from '#contract/updates.ts';
import type { UpdateService } from '../updates/update-service.ts';
import type { Handlers } from './handlers.ts';
import { isoOrNull } from './views.ts';

export interface UpdateHandlerParts {
  /** null where nobody can look for a newer version. */
  readonly service: UpdateService | null;
  /** Why this copy cannot replace itself; null where it can. */
  readonly obstacle: UpdateObstacle | null;
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
    if (parts.service === null) throw new Refusal('UPDATES_NOT_HERE');
    return parts.service;
  }

  function replacing(): UpdateService {
    if (parts.obstacle !== null) throw new Refusal('UPDATES_NOT_HERE');
    return present();
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
      if (replacing().sight.offer === null) throw new Refusal('UPDATE_NOT_KNOWN');
      return begun((service) => service.download());
    },
    'updates.cancel'() {
      present().cancel();
      return view();
    },
    'updates.install'() {
      if (replacing().sight.state !== 'READY') throw new Refusal('UPDATE_NOT_READY');
      return begun((service) => service.install());
    },
  };
}

export function updatesView(parts: UpdateHandlerParts): UpdatesView {
  const { service, obstacle, version, settings, language } = parts;
  const fixed = { obstacle, looks: service !== null, version, settings: settings() };
  if (service === null) {
    const nothing = { offer: null, progress: null, problem: null, waiting: false, checkedAt: null };
    return { ...fixed, state: 'IDLE', ...nothing };
  }
  const { state, offer, progress, problem, waiting, checkedAt } = service.sight;
  const told = problem && failure(language(), problem.code, problem.details);
  return {
    ...{ ...fixed, state, progress, waiting },
    offer: offer && {
      ...{ version: offer.version, notes: offer.notes, bytes: offer.bytes },
      byHand: offer.byHand ?? null,
    },
    problem: told && { code: told.code, message: told.message },
    checkedAt: isoOrNull(checkedAt?.wall ?? null),
  };
}
