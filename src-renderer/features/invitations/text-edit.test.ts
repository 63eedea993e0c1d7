import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertPiece, type Span, type TextEdit, toggleMark } from './text-edit.ts';

function apply(text: string, { replaced, insert, selection }: TextEdit) {
  const after = text.slice(0, replaced.from) + insert + text.slice(replaced.to);
  return { text: after, selected: after.slice(selection.from, selection.to), selection };
}

function spanOf(text: string, words: string): Span {
  const from = text.indexOf(words);
  return { from, to: from + words.length };
}

describe('a mark', () => {
  it('goes around the words and not around the spaces beside them', () => {
    const text = 'il 12 giugno a Roma';
    const done = apply(text, toggleMark(text, spanOf(text, ' 12 giugno '), '*'));
    expect(done.text).toBe('il *12 giugno* a Roma');
  });

  it('goes around each line, since WhatsApp ends it there', () => {
    const text = 'Giulia\n\n  Marco';
    expect(apply(text, toggleMark(text, { from: 0, to: text.length }, '_')).text).toBe(
      '_Giulia_\n\n  _Marco_',
    );
  });

  it('is completed on the lines that lack it before it is taken away', () => {
    const text = '*Giulia*\nMarco';
    const once = apply(text, toggleMark(text, { from: 0, to: text.length }, '*'));
    expect(once.text).toBe('*Giulia*\n*Marco*');
    expect(apply(once.text, toggleMark(once.text, once.selection, '*')).text).toBe('Giulia\nMarco');
  });

  it('is taken away when only the words between are selected', () => {
    const text = 'oppure *NO*.';
    expect(apply(text, toggleMark(text, spanOf(text, 'NO'), '*')).text).toBe('oppure NO.');
  });

  it('waits for words when nothing is selected', () => {
    const done = apply('Ciao ', toggleMark('Ciao ', { from: 5, to: 5 }, '*'));
    expect(done.text).toBe('Ciao **');
    expect(done.selection).toEqual({ from: 6, to: 6 });
  });

  it('put on and taken off leaves any plain text as it was', () => {
    const plain = fc.string({ minLength: 1 }).filter((text) => !/[*]/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        const on = apply(text, toggleMark(text, { from: 0, to: text.length }, '*'));
        const off = apply(on.text, toggleMark(on.text, on.selection, '*'));
        expect(off.text).toBe(text);
      }),
    );
  });
});

describe('a piece', () => {
  it('takes the place of the selection, and the writing goes on after it', () => {
    const done = apply('Ciao tu,', insertPiece({ from: 5, to: 7 }, '{{ nomi }}'));
    expect(done.text).toBe('Ciao {{ nomi }},');
    expect(done.selection).toEqual({ from: 15, to: 15 });
  });

  it('leaves selected what is to be written next', () => {
    const done = apply('', insertPiece({ from: 0, to: 0 }, "{{ 'uno' | plurale: 'più' }}", 'più'));
    expect(done.selected).toBe('più');
  });
});
