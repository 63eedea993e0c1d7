import { useState } from 'react';
import type { Template } from '#contract/invitations.ts';
import type { Failure } from '#contract/result.ts';
import { useApp, useClient } from '../../state/invita-context.ts';
import { keepDrafts, readDrafts } from './drafts.ts';

/** A template as it stands in the editor. */
export interface EditedText {
  readonly template: Template;
  readonly body: string;
  /** The body is not the saved one. */
  readonly changed: boolean;
  readonly saving: boolean;
  /** Why the last save of this text was refused, until it is changed. */
  readonly refusal: Failure | null;
  readonly write: (body: string) => void;
  readonly revert: () => void;
  /** True once the body shown is the saved one. */
  readonly save: () => Promise<boolean>;
}

/**
 * Saving is a decision and never happens by itself: the event's web site may send a text at any moment, and must not
 * meet half a sentence. What is not saved is kept in the window's own storage until it is.
 */
export function useEditedText(fetched: Template): EditedText {
  const client = useClient();
  const scope = useApp(({ info }) => `${info.realm}.${info.eventId}`);
  const [drafts, setDrafts] = useState(() => readDrafts(scope));
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<{ readonly template: string; readonly failure: Failure } | null>(
    null,
  );
  const [savedHere, setSavedHere] = useState<Readonly<Record<string, Template>>>({});
  const { id } = fetched;
  const own = savedHere[id];
  const template = own !== undefined && own.revision > fetched.revision ? own : fetched;
  const body = drafts[id] ?? template.body;

  function change(next: (draft: string | undefined) => string | undefined): void {
    const { [id]: draft, ...others } = readDrafts(scope);
    const changed = next(draft);
    const kept = changed === undefined ? others : { ...others, [id]: changed };
    keepDrafts(scope, kept);
    setDrafts(kept);
  }

  async function save(): Promise<boolean> {
    if (body === template.body) return true;
    setSaving(true);
    const result = await client.call('invitations.saveTemplate', { id, body });
    if (result.ok) {
      setSavedHere((saved) => ({ ...saved, [id]: result.data }));
      // Typed on in the meantime: that is a new draft.
      change((draft) => (draft === body ? undefined : draft));
    }
    setRefused(result.ok ? null : { template: id, failure: result.error });
    setSaving(false);
    return result.ok;
  }

  return {
    template,
    body,
    changed: body !== template.body,
    saving,
    refusal: refused?.template === id ? refused.failure : null,
    write(next) {
      setRefused(null);
      change(() => (next === template.body ? undefined : next));
    },
    revert() {
      setRefused(null);
      change(() => undefined);
    },
    save,
  };
}
