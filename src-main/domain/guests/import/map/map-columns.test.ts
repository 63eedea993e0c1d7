import { describe, expect, it } from 'vitest';
import type { ManualColumn } from './map-columns.ts';
import { mapColumns } from './map-columns.ts';
import { matchHeader } from './match-header.ts';

function fields(text: string, manual: ManualColumn[] = []): string {
  const rows = text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(';') }));
  const { mapping, problem } = mapColumns(rows, 'IT', { manual });
  return problem ?? mapping.columns.map(({ field }) => field).join(' ');
}

describe('matchHeader', () => {
  it.each([
    ['Cellulare dell’invitato', 'phone'],
    ['N. telefono', 'phone'],
    ['Telefono 1 - Valore', 'phone'],
    ['Phone 2 - Value', 'phone'],
    ['phoneNumber', 'phone'],
    ['Telefono (ab.)', 'phoneOther'],
    ['Home Phone 2', 'phoneOther'],
    ['Phone 1 - Label', 'ignored'],
    ['Business Fax', 'ignored'],
    ["Assistant's Phone", 'ignored'],
    ['Phonetic First Name', 'ignored'],
    ['Secondo nome', 'ignored'],
    ['COGNOME E NOME', 'lastFirstName'],
    ['cognome/nome', 'lastFirstName'],
    ['Prénom', 'firstName'],
    ['Additional Guest 3', 'companion'],
    ['+1', 'companion'],
    ['N. invitati', 'ignored'],
    ['Ospite di', 'guestOf'],
    ['Companion_2|First Name', 'companionFirstName'],
    ['Nucleo familiare', 'household'],
    ['E-mail 1 - Value', 'email'],
  ])('takes %j for %s', (header, field) => {
    expect(matchHeader(header)).toBe(field);
  });
});

describe('mapColumns', () => {
  it('reads "Nome" as a whole name where no column holds the surname', () => {
    expect(fields('Nome;Cell\nMario Rossi;3331234567')).toBe('fullName phone');
    expect(fields('Name;Last Name;Cellphone\nMario;Rossi;3331234567')).toBe('firstName lastName phone');
  });

  it('finds the header below title rows', () => {
    expect(fields('Nozze;;\n;;\nCognome;Nome;Tel.\nRossi;Mario;3331234567')).toBe('lastName firstName phone');
  });

  it('tells the columns of a list without a header by their cells', () => {
    expect(fields('Rossi;Mario;3331234567\nDe Luca;Anna;3331234568')).toBe('lastName firstName phone');
  });

  it('tells a phone column by its cells when its header says nothing', () => {
    expect(fields('Chi;Dove scrivere\nMario Rossi;3331234567\nAnna Neri;3331234568')).toBe('fullName phone');
  });

  it('does not take a row number for a phone', () => {
    expect(fields('Numero;Nome;Tel\n1;Mario Rossi;3331234567')).toBe('ignored fullName phone');
    expect(fields('Numero;Nome\n333 1234567;Mario Rossi')).toBe('phone fullName');
  });

  it('takes a second pair of name columns for the person who comes along', () => {
    expect(fields('Nome;Cognome;Cell;Nome;Cognome\nMario;Rossi;3331234567;Anna;Neri')).toBe(
      'firstName lastName phone companionFirstName companionLastName',
    );
    expect(fields('Nome;Cognome;Cell;Nome accompagnatore;Cognome accompagnatore\nA;B;3331234567;C;D')).toBe(
      'firstName lastName phone companionFirstName companionLastName',
    );
  });

  it('lets a person overrule a column', () => {
    const manual: ManualColumn[] = [
      { column: 0, field: 'household' },
      { column: 1, field: 'fullName' },
    ];
    expect(fields('Nome;Note;Cell\nRossi;Mario Rossi;3331234567', manual)).toBe('household fullName phone');
  });

  it('says which column is missing', () => {
    expect(fields('Name;Status;RSVP date\nJo;Going;today')).toBe('IMPORT_NO_PHONE_COLUMN');
    expect(fields('Telefono\n3331234567')).toBe('IMPORT_NO_NAME_COLUMN');
    expect(fields('Nome;Cognome;Cell')).toBe('IMPORT_EMPTY');
  });
});
