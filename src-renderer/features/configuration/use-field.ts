import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#contract/error-codes.ts';
import { errorMessage } from '#contract/error-messages.ts';
import type { SessionView } from '#contract/sessions.ts';
import { useApp } from '../../state/invita-context.ts';
import {
  type Draft,
  type Field,
  isAcceptable,
  isAcceptableForSession,
  isSame,
  type SessionField,
} from './draft.ts';
import { useDraftState, useDraftStore } from './draft-context.ts';

export interface FieldControl<T> {
  readonly value: T;
  readonly saved: T;
  readonly set: (value: T) => void;
  /** Why it cannot be saved as it is, in words. */
  readonly problem: string | null;
}

/** The sentence for a value the contract would refuse; a field without one cannot be given such a value here. */
const codeOfField: { readonly [F in Field]?: ErrorCode } = {
  whatsapp_rate_limit: 'RATE_LIMIT_INVALID',
  send_window: 'SEND_WINDOW_INVALID',
  time_zone: 'TIME_ZONE_UNKNOWN',
  link_base_url: 'LINK_BASE_INVALID',
};

/** One field of the configuration: what is typed, or else what is saved. */
export function useField<F extends Field>(field: F): FieldControl<Draft[F]> {
  const store = useDraftStore();
  const language = useApp((app) => app.configuration.language);
  const saved: Draft[F] = useApp((app) => app.configuration[field]);
  const edited: Draft[F] | undefined = useDraftState(({ edits }) => edits[field]);
  const refusal = useDraftState(({ refusals }) => refusals[field]);
  const value = edited === undefined ? saved : edited;
  const code = isAcceptable(field, value) ? null : (codeOfField[field] ?? 'INVALID_INPUT');
  return {
    value,
    saved,
    set: (wanted) => store.edit(field, isSame(wanted, saved) ? undefined : wanted),
    problem: code === null ? (refusal?.message ?? null) : errorMessage(language, code),
  };
}

/** One field of a session. A key is never shown: it is empty until one is typed. */
export function useSessionField(session: SessionView, field: SessionField): FieldControl<string | undefined> {
  const { t } = useTranslation('configuration');
  const store = useDraftStore();
  const saved = field === 'waha_api_key' ? undefined : session[field];
  const edited = useDraftState(({ sessionEdits }) => sessionEdits[session.type]?.[field]);
  const refusal = useDraftState(({ refusals }) => refusals[`${session.type}.${field}`]);
  const acceptable = edited === undefined || isAcceptableForSession(field, edited);
  return {
    value: edited ?? saved,
    saved,
    set: (wanted) => store.editSession(session.type, field, wanted === saved ? undefined : wanted),
    problem: acceptable ? (refusal?.message ?? null) : t(`phones.problem.${field}`),
  };
}
