import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConfigurationChanges, ConfigurationView } from '#contract/configuration.ts';
import type { Failure } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import type { Client } from '../../api/client.ts';
import {
  changedFields,
  changedSessionFields,
  type Draft,
  type Edits,
  type Field,
  type Path,
  type SessionEdits,
  type SessionField,
} from './draft.ts';
import { refusedField, refusedSessionField } from './refused-path.ts';

export interface DraftState {
  /** What the admin typed, over what is saved. */
  readonly edits: Edits;
  readonly sessionEdits: Readonly<Record<string, SessionEdits>>;
  /** What the main process said about a field, until that field is edited. */
  readonly refusals: { readonly [P in Path]?: Failure };
  readonly saving: boolean;
}

export interface Saved {
  readonly configuration: ConfigurationView;
  readonly sessions: readonly SessionView[];
}

/** `failure` belongs to no field when `path` is null. */
export type SaveOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly failure: Failure; readonly path: Path | null };

export interface DraftStore extends StoreApi<DraftState> {
  /** undefined takes the edit back. */
  edit<F extends Field>(field: F, value: Draft[F] | undefined): void;
  editSession(type: string, field: SessionField, value: string | undefined): void;
  discard(): void;
  /** Saves what differs from `saved`. The edits stay until `discard`: what is shown must not fall back meanwhile. */
  save(saved: Saved): Promise<SaveOutcome>;
}

const untouched: DraftState = { edits: {}, sessionEdits: {}, refusals: {}, saving: false };

export function createDraftStore(client: Client): DraftStore {
  const store = createStore<DraftState>(() => untouched);

  function forget(path: Path) {
    return Object.fromEntries(Object.entries(store.getState().refusals).filter(([key]) => key !== path));
  }

  async function saveAll(saved: Saved): Promise<SaveOutcome> {
    const { edits, sessionEdits } = store.getState();
    const changes = pick(edits, changedFields(edits, saved.configuration)) as ConfigurationChanges;
    if (Object.keys(changes).length > 0) {
      const result = await client.call('configuration.update', changes);
      if (!result.ok) return { ok: false, failure: result.error, path: refusedField(result.error) };
    }
    for (const session of saved.sessions) {
      const { type } = session;
      const typed = sessionEdits[type] ?? {};
      const changed = pick(typed, changedSessionFields(typed, session));
      if (Object.keys(changed).length === 0) continue;
      const result = await client.call('sessions.update', { type, changes: changed });
      if (!result.ok) {
        const field = refusedSessionField(result.error);
        return { ok: false, failure: result.error, path: field && `${type}.${field}` };
      }
    }
    return { ok: true };
  }

  return Object.assign(store, {
    edit: <F extends Field>(field: F, value: Draft[F] | undefined) =>
      store.setState(({ edits }) => ({ edits: withEdit(edits, field, value), refusals: forget(field) })),
    editSession: (type: string, field: SessionField, value: string | undefined) =>
      store.setState(({ sessionEdits }) => ({
        sessionEdits: { ...sessionEdits, [type]: withEdit(sessionEdits[type] ?? {}, field, value) },
        refusals: forget(`${type}.${field}`),
      })),
    discard: () => store.setState(untouched),
    async save(saved: Saved) {
      store.setState({ saving: true, refusals: {} });
      const outcome = await saveAll(saved);
      const refusals = outcome.ok || outcome.path === null ? {} : { [outcome.path]: outcome.failure };
      store.setState({ saving: false, refusals });
      return outcome;
    },
  });
}

function withEdit<T extends object, K extends keyof T>(edits: T, field: K, value: T[K] | undefined): T {
  const { [field]: _, ...others } = edits;
  return (value === undefined ? others : { ...others, [field]: value }) as T;
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<T> {
  const wanted: Partial<T> = {};
  for (const key of keys) wanted[key] = from[key];
  return wanted;
}
