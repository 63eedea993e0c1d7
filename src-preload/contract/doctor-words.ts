import type { Language } from './common.ts';
import { type DoctorFinding, type DoctorReport, type DoctorWords, doctorResults } from './doctor.ts';
import { englishDoctorWords } from './doctor-words-en.ts';
import { italianDoctorWords } from './doctor-words-it.ts';
import { fillIn } from './fill-in.ts';

export const doctorWords: Readonly<Record<Language, DoctorWords>> = {
  it: italianDoctorWords,
  en: englishDoctorWords,
};

export interface FindingWords {
  readonly check: string;
  readonly found: string;
  readonly meaning: string;
}

export function findingWords(language: Language, { check, code, values }: DoctorFinding): FindingWords {
  const words = doctorWords[language];
  const [found, meaning] = words.codes[code];
  return { check: words.checks[check], found: fillIn(found, values), meaning: fillIn(meaning, values) };
}

/** With whatever people put between the digits of a phone number. */
const longDigits = /\+?\d[\d\s()/\p{Pd}]{6,}\d/gu;

/**
 * The report to pass on to whoever helps: no keys, no phone numbers, no names. A phone is called by its type, and an
 * address outside this computer is not told.
 */
export function reportText(language: Language, report: DoctorReport): string {
  const words = doctorWords[language];
  const sorted = doctorResults.flatMap((result) => report.findings.filter((one) => one.result === result));
  const lines = sorted.map((finding) => {
    const { found, meaning, check } = findingWords(language, withoutPlaces(finding));
    const of = finding.session === null ? '' : ` (${finding.session.type})`;
    const advice = finding.result === 'ok' ? '' : ` ${meaning}`;
    return `[${words.results[finding.result]}] ${check}${of}: ${withoutNumbers(`${found}${advice}`)} (${finding.code})`;
  });
  const head = `${words.title} · ${report.version} · ${report.realm} · ${report.system} · ${report.at}`;
  return [head, ...lines, ''].join('\n');
}

/** A path tells the name of who owns the folder. */
function withoutPlaces(finding: DoctorFinding): DoctorFinding {
  const { host, path } = finding.values;
  const isFar = typeof host === 'string' && !/^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(host);
  return {
    ...finding,
    values: {
      ...finding.values,
      ...(isFar && { host: '…' }),
      ...(path !== undefined && { path: `…/${String(path).split(/[\\/]/).at(-1)}` }),
    },
  };
}

function withoutNumbers(text: string): string {
  return text.replaceAll(longDigits, '…');
}
