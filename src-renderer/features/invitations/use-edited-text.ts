import { useState } from 'react';
import type { Attachment } from '#contract/attachments.ts';
import type { Failure } from '#contract/result.ts';
import type { Template } from '#contract/templates.ts';
import { useApp, useClient } from '../../state/invita-context.ts';
import { type Drafts, keepDrafts, readDrafts } from './drafts.ts';
import { toTemplate, toWords } from './readable/readable.ts';

/** A template as it stands in the editor. */
export interface EditedText {
  readonly template: Template;
  /** As it is saved and sent. */
  readonly body: string;
  /** As it is read and edited. */
  readonly words: string;
  /** The file that goes with it. */
  readonly file: Attachment | null;
  /** What is shown is not what is saved. */
  readonly changed: boolean;
  readonly saving: boolean;
  /** Why the last save of this text was refused, until it is changed. */
  readonly refusal: Failure | null;
  readonly write: (words: string) => void;
  /** Takes over a text as it was saved once. */
  readonly take: (text: Pick<Template, 'body' | 'attachment'>) => void;
  readonly attach: (file: Attachment | null) => void;
  readonly revert: () => void;
  /** True once what is shown is saved. */
  readonly save: () => Promise<boolean>;
}

interface Typed {
  readonly template: string;
  readonly words: string;
  readonly body: string;
}

/**
 * Saving is a decision and never happens by itself: the event's web site may send a text at any moment, and must not
 * meet half a sentence. What is not saved is kept in the window's own storage until it is.
 */
export function useEditedText(fetched: Template): EditedText {
  const client = useClient();
  const [drafts, change] = useDrafts(fetched.id);
  const [files, setFiles] = useState<Readonly<Record<string, Attachment | null>>>({});
  const [typed, setTyped] = useState<Typed | null>(null);
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<{ readonly template: string; readonly failure: Failure } | null>(
    null,
  );
  const [savedHere, setSavedHere] = useState<Readonly<Record<string, Template>>>({});
  const { id } = fetched;
  const own = savedHere[id];
  const template =
    own !== undefined && own.revision > fetched.revision ? { ...own, name: fetched.name } : fetched;
  const body = drafts[id] ?? template.body;
  const file = files[id] === undefined ? template.attachment : files[id];
  const fileChanged = file?.id !== template.attachment?.id;
  const changed = body !== template.body || fileChanged;
  // As typed, for as long as it means this: reading it anew could move the caret.
  const isTyped = typed !== null && typed.template === id && typed.body === body;
  const words = isTyped ? typed.words : toWords(body, template.language);

  function writeBody(next: string): void {
    setRefused(null);
    change(() => (next === template.body ? undefined : next));
  }

  function attach(next: Attachment | null | undefined): void {
    setRefused(null);
    setFiles(({ [id]: _, ...others }) => (next === undefined ? others : { ...others, [id]: next }));
  }

  async function save(): Promise<boolean> {
    if (!changed) return true;
    setSaving(true);
    const attachment = fileChanged ? { attachment: file?.id ?? null } : {};
    const result = await client.call('invitations.saveTemplate', { id, body, ...attachment });
    if (result.ok) {
      setSavedHere((saved) => ({ ...saved, [id]: result.data }));
      // Typed on in the meantime: that is a new draft.
      change((draft) => (draft === body ? undefined : draft));
      attach(undefined);
    }
    setRefused(result.ok ? null : { template: id, failure: result.error });
    setSaving(false);
    return result.ok;
  }

  return {
    template,
    body,
    words,
    file,
    changed,
    saving,
    refusal: refused?.template === id ? refused.failure : null,
    write(next) {
      // The saved words stand for the saved text, however it was written.
      const asSaved = next === toWords(template.body, template.language);
      const body = asSaved ? template.body : toTemplate(next, template.language);
      setTyped({ template: id, words: next, body });
      writeBody(body);
    },
    take({ body, attachment }) {
      writeBody(body);
      attach(attachment);
    },
    attach,
    revert() {
      setRefused(null);
      change(() => undefined);
      attach(undefined);
    },
    save,
  };
}

type Change = (next: (draft: string | undefined) => string | undefined) => void;

/** What is not saved yet, kept in the window's own storage, and how to change that of one text. */
function useDrafts(id: string): [Drafts, Change] {
  const scope = useApp(({ info }) => `${info.realm}.${info.eventId}`);
  const [drafts, setDrafts] = useState(() => readDrafts(scope));
  const change: Change = (next) => {
    const { [id]: draft, ...others } = readDrafts(scope);
    const changed = next(draft);
    const kept = changed === undefined ? others : { ...others, [id]: changed };
    keepDrafts(scope, kept);
    setDrafts(kept);
  };
  return [drafts, change];
}
