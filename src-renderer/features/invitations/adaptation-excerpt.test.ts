import { describe, expect, it } from 'vitest';
import { adaptationExcerpt } from './adaptation-excerpt.ts';

const one =
  'Ciao Beatrice,\n\nil *12 giugno* ci sposiamo.\nSaremmo felici di averti con noi!\nhttps://a.example/1';
const many =
  'Ciao Anna e Teo,\n\nil *12 giugno* ci sposiamo.\nSaremmo felici di avervi con noi!\nhttps://a.example/2';

describe('the excerpt', () => {
  it('is the opening and the first line that others read otherwise', () => {
    expect(adaptationExcerpt(one, [one, many])).toBe('Ciao Beatrice, … Saremmo felici di averti con noi!');
    expect(adaptationExcerpt(many, [one, many])).toBe('Ciao Anna e Teo, … Saremmo felici di avervi con noi!');
  });

  it('is the opening alone where only the link differs', () => {
    const text = (link: string) => `*Ciao!*\nEcco:\nhttps://a.example/${link}`;
    expect(adaptationExcerpt(text('1'), [text('1'), text('2')])).toBe('Ciao!');
  });

  it('keeps an underscore inside a word', () => {
    expect(adaptationExcerpt('_Ciao_ nome_utente', [])).toBe('Ciao nome_utente');
  });
});
