import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { applyEdit, selectionOf } from './apply-edit.ts';
import { chipBeside } from './part-at.ts';
import { type Mark, toggleMark } from './text-edit.ts';
import { type TextToken, textTokens } from './text-tokens.ts';
import type { EditedText } from './use-edited-text.ts';
import './text-editor.css';

export interface TextEditorProps {
  readonly text: EditedText;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Placeholders to mark as wrong. */
  readonly unknown: readonly string[];
  readonly onCaret: (at: number) => void;
}

/** As the contract bounds a template. */
const maxBodyLength = 20_000;
const marks: Readonly<Record<string, Mark>> = { b: '*', i: '_' };

/** A plain text field, its words invisible, over a sheet that draws the same words with their fields as chips. */
export function TextEditor({ text, field, unknown, onCaret }: TextEditorProps) {
  const { t } = useTranslation('invitations');

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Backspace' || event.key === 'Delete') deleteChip(event);
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const mark = marks[key];
    if (mark === undefined && key !== 's') return;
    event.preventDefault();
    if (mark === undefined) void text.save();
    else applyEdit(event.currentTarget, toggleMark(text.words, selectionOf(event.currentTarget), mark));
  }

  function deleteChip(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { from, to } = selectionOf(event.currentTarget);
    const side = event.key === 'Backspace' ? 'before' : 'after';
    const chip = from === to ? chipBeside(text.words, from, side) : null;
    if (chip === null) return;
    event.preventDefault();
    const selection = { from: chip.from, to: chip.from };
    applyEdit(event.currentTarget, { replaced: chip, insert: '', selection });
  }

  return (
    <div className="text-editor">
      <div className="text-editor-sheet">
        <div className="text-editor-words" aria-hidden>
          {textTokens(text.words, unknown).map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole, pieces have no other name
            <Token key={index} {...token} />
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
          value={text.words}
          onChange={({ currentTarget }) => {
            text.write(currentTarget.value);
            onCaret(currentTarget.selectionStart);
          }}
          onSelect={({ currentTarget }) => onCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

/** Brackets and braces are there, as wide as ever, and look like the margin of a chip or of a dotted piece. */
function Token(token: TextToken) {
  if (token.kind === 'optional') {
    return (
      <span data-kind="optional">
        <span className="text-editor-edge">{'{'}</span>
        {token.inside.map((inside, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole, pieces have no other name
          <Token key={index} {...inside} />
        ))}
        <span className="text-editor-edge">{'}'}</span>
      </span>
    );
  }
  const { kind, text } = token;
  const chip = (kind === 'placeholder' || kind === 'agreement') && text.startsWith('[');
  return (
    <span data-kind={kind}>
      {chip ? (
        <>
          <span className="text-editor-edge">[</span>
          {text.slice(1, -1)}
          <span className="text-editor-edge">]</span>
        </>
      ) : (
        text
      )}
    </span>
  );
}
