import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { applyEdit, selectionOf } from './apply-edit.ts';
import { type Mark, toggleMark } from './text-edit.ts';
import { textTokens } from './text-tokens.ts';
import type { EditedText } from './use-edited-text.ts';
import './text-editor.css';

export interface TextEditorProps {
  readonly text: EditedText;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Placeholders to mark as wrong. */
  readonly unknown: readonly string[];
}

/** As the contract bounds a template. */
const maxBodyLength = 20_000;
const marks: Readonly<Record<string, Mark>> = { b: '*', i: '_' };

/** A plain text field over a sheet with the same words: the sheet gives the height and colours the placeholders. */
export function TextEditor({ text, field, unknown }: TextEditorProps) {
  const { t } = useTranslation('invitations');

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const mark = marks[key];
    if (mark === undefined && key !== 's') return;
    event.preventDefault();
    if (mark === undefined) void text.save();
    else applyEdit(event.currentTarget, toggleMark(text.body, selectionOf(event.currentTarget), mark));
  }

  return (
    <div className="text-editor">
      <div className="text-editor-sheet">
        <div className="text-editor-words" aria-hidden>
          {textTokens(text.body, unknown).map(({ kind, text: words }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole, pieces have no other name
            <span key={index} data-kind={kind}>
              {words}
            </span>
          ))}
          {/* A line feed at the end opens a line only when something follows. */}
          {'​'}
        </div>
        <textarea
          ref={field}
          className="text-editor-field"
          aria-label={t('text.label')}
          lang={text.template.language}
          spellCheck
          maxLength={maxBodyLength}
          value={text.body}
          onChange={(event) => text.write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
