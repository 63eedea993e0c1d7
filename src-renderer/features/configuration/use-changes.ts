import { useApp } from '../../state/invita-context.ts';
import {
  changedFields,
  changedSessionFields,
  type Draft,
  type Edits,
  type Field,
  isAcceptable,
  isAcceptableForSession,
  type SessionField,
} from './draft.ts';
import { useDraftState } from './draft-context.ts';

export type Change =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'session'; readonly type: string; readonly label: string; readonly field: SessionField };

/** What differs from what is saved, and whether all of it can be saved. */
export function useChanges(): { readonly changes: readonly Change[]; readonly acceptable: boolean } {
  const configuration = useApp((app) => app.configuration);
  const sessions = useApp((app) => app.sessions);
  const edits = useDraftState((draft) => draft.edits);
  const sessionEdits = useDraftState((draft) => draft.sessionEdits);
  const changed = changedFields(edits, configuration);
  const ofSessions = sessions.flatMap((session) => {
    const typed = sessionEdits[session.type] ?? {};
    return changedSessionFields(typed, session).map((field) => ({
      kind: 'session' as const,
      type: session.type,
      label: session.label,
      field,
      acceptable: isAcceptableForSession(field, typed[field] ?? ''),
    }));
  });
  return {
    changes: [...changed.map((field) => ({ kind: 'field' as const, field })), ...ofSessions],
    acceptable:
      changed.every((field) => isAcceptableEdit(edits, field)) &&
      ofSessions.every(({ acceptable }) => acceptable),
  };
}

function isAcceptableEdit(edits: Edits, field: Field): boolean {
  return isAcceptable(field, edits[field] as Draft[Field]);
}
