import { describe, expect, it } from 'vitest';
import { type DoctorFinding, type DoctorReport, doctorCodes } from './doctor.ts';
import { doctorWords, findingWords, reportText } from './doctor-words.ts';

const languages = ['it', 'en'] as const;
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(String).sort();

function aFinding(changes: Partial<DoctorFinding> = {}): DoctorFinding {
  return {
    check: 'WAHA_REACHABLE',
    session: { type: 'main', label: 'Sposa' },
    result: 'failed',
    code: 'UNREACHABLE',
    values: { host: '127.0.0.1:3000' },
    action: null,
    ...changes,
  };
}

function aReport(...findings: DoctorFinding[]): DoctorReport {
  return { at: '2027-03-09T13:29:00.000Z', version: '0.1.0', realm: 'real', system: 'linux/x64', findings };
}

describe('the words of the doctor', () => {
  it.each(doctorCodes)('are whole sentences with the same values in both languages: %s', (code) => {
    const [italian, english] = languages.map((language) => doctorWords[language].codes[code].join(' '));
    for (const text of [italian, english]) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toContain('!');
    }
    expect(placeholders(italian ?? '')).toEqual(placeholders(english ?? ''));
  });

  it('name what was found', () => {
    expect(findingWords('it', aFinding())).toEqual({
      check: 'Risposta di WAHA',
      found: 'Nessuno risponde a 127.0.0.1:3000.',
      meaning: expect.stringContaining('Avvia WAHA'),
    });
  });
});

describe('the report to pass on', () => {
  it('tells what needs a person first, each with its code and what to do', () => {
    const text = reportText('en', aReport(aFinding({ result: 'ok', code: 'REACHABLE' }), aFinding()));
    expect(text.split('\n')).toEqual([
      'Invita doctor · 0.1.0 · real · linux/x64 · 2027-03-09T13:29:00.000Z',
      '[TO FIX] Answer of WAHA (main): Nobody answers at 127.0.0.1:3000. The messages wait in the queue. Start WAHA, or correct the address. (UNREACHABLE)',
      '[OK] Answer of WAHA (main): It answers at 127.0.0.1:3000. (REACHABLE)',
      '',
    ]);
  });

  it.each([
    ['the name of a phone', { session: { type: 'main', label: 'Canarino di Giulia' } }, 'Canarino'],
    ['a number in a name', { session: { type: 'main', label: '+39 333 123 4567' } }, '333'],
    ['an address elsewhere', { values: { host: 'waha.canarino.example:3000' } }, 'canarino'],
    ['a number in a value', { values: { host: '127.0.0.1:393331234567' } }, '3933312'],
    [
      'a number in a container’s name',
      { code: 'RUNS' as const, values: { name: 'waha-393331234567' } },
      '3933312',
    ],
  ])('does not tell %s', (_, changes, canary) => {
    for (const language of languages) {
      expect(reportText(language, aReport(aFinding(changes)))).not.toContain(canary);
    }
  });
});
