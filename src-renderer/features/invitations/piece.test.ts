import { describe, expect, it } from 'vitest';
import { pieceFor } from './piece.ts';

describe('a piece', () => {
  it('is a placeholder in the language of the text', () => {
    expect(pieceFor('names', 'it', '').insert).toBe('{{ nomi }}');
    expect(pieceFor('firstName', 'en', '').insert).toBe('{{ first_name }}');
    expect(pieceFor('link', 'en', 'here').insert).toBe('{{ link }}');
  });

  it('makes of selected words the form for one person, and asks for the other', () => {
    expect(pieceFor('agreement', 'it', ' vieni ')).toEqual({
      insert: "{{ 'vieni' | plurale: 'avervi' }}",
      choose: 'avervi',
    });
  });

  it('keeps an apostrophe from ending the words', () => {
    expect(pieceFor('agreement', 'it', "l'invito").insert).toBe(`{{ "l'invito" | plurale: 'avervi' }}`);
    expect(pieceFor('agreement', 'it', `l'"altro"`).insert).toBe(`{{ "l'”altro”" | plurale: 'avervi' }}`);
  });

  it('gives both forms as an example where none can be made', () => {
    const example = { insert: "{{ 'averti' | plurale: 'avervi' }}", choose: 'averti' };
    expect(pieceFor('agreement', 'it', '')).toEqual(example);
    expect(pieceFor('agreement', 'it', '{{ nomi }}')).toEqual(example);
    expect(pieceFor('agreement', 'it', 'a\nb')).toEqual(example);
  });
});
