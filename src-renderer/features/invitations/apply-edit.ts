import type { Span, TextEdit } from './text-edit.ts';

export function selectionOf({ selectionStart, selectionEnd }: HTMLTextAreaElement): Span {
  return { from: selectionStart, to: selectionEnd };
}

/** Edits as if it had been typed: the text field's own undo takes it back. */
export function applyEdit(field: HTMLTextAreaElement, { replaced, insert, selection }: TextEdit): void {
  field.focus();
  field.setSelectionRange(replaced.from, replaced.to);
  // Deprecated without a successor: nothing else writes into a field's undo history.
  const typed = 'execCommand' in document && document.execCommand('insertText', false, insert);
  if (!typed) {
    field.setRangeText(insert, replaced.from, replaced.to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(selection.from, selection.to);
}
