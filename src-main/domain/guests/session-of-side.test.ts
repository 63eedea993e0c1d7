import { describe, expect, it } from 'vitest';
import { sessionOfSide } from './session-of-side.ts';

const both = [
  { type: 'sposo', label: 'Telefono di Marco' },
  { type: 'sposa', label: 'Telefono di Giulia' },
];

describe('the session of a side', () => {
  it('is the one of that type, however the side is written', () => {
    for (const side of ['sposa', 'Sposa', ' SPOSA ']) expect(sessionOfSide(side, both)).toBe('sposa');
  });

  it('is the one of that label, when no type says it', () => {
    expect(sessionOfSide('telefono di marco', both)).toBe('sposo');
    const accented = [...both, { type: 'c', label: 'Società' }];
    expect(sessionOfSide('SOCIETA', accented)).toBe('c');
  });

  it('is the one of that type even when another one has it as a label', () => {
    const crossed = [
      { type: 'sposo', label: 'sposa' },
      { type: 'sposa', label: 'sposo' },
    ];
    expect(sessionOfSide('sposa', crossed)).toBe('sposa');
  });

  it('is the usual one without a side, and for a side that has none', () => {
    const sessions = [...both, { type: 'main', label: 'Principale' }];
    for (const side of [null, '', '—', 'colleghi']) expect(sessionOfSide(side, sessions)).toBe('main');
    expect(sessionOfSide('colleghi', both)).toBe('sposo');
    expect(sessionOfSide('sposa', [])).toBeNull();
  });
});
