import { describe, expect, it } from 'vitest';
import { pieceFor } from './piece.ts';

describe('a piece', () => {
  it('is a field in the language of the text', () => {
    expect(pieceFor('names', 'it', '').insert).toBe('[Nomi]');
    expect(pieceFor('firstName', 'en', '').insert).toBe('[First name]');
    expect(pieceFor('link', 'en', 'here').insert).toBe('[Personal link]');
  });

  it('makes of selected words the form for one person, and asks for the other', () => {
    expect(pieceFor('agreement', 'it', ' vieni ')).toEqual({ insert: '[vieni / avervi]', choose: 'avervi' });
    expect(pieceFor('agreement', 'it', "l'invito").insert).toBe("[l'invito / avervi]");
  });

  it('gives both forms as an example where none can be made', () => {
    const example = { insert: '[averti / avervi]', choose: 'averti' };
    for (const selected of ['', '[Nomi]', 'a\nb', 'a / b']) {
      expect(pieceFor('agreement', 'it', selected)).toEqual(example);
    }
  });

  it('wraps a part that may be missing, around its field where there is one', () => {
    expect(pieceFor('optional', 'it', ' per [Evento]')).toEqual({ insert: '{ per [Evento]}' });
    expect(pieceFor('optional', 'it', ' il')).toEqual({ insert: '{ il [Data]}', choose: '[Data]' });
  });
});
