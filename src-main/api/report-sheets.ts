import type { Language } from '#contract/common.ts';
import { reportWords } from '#contract/report-words.ts';
import type { Report } from '#contract/reports.ts';
import { missingReasons } from '#contract/reports.ts';
import type { Cell } from '../domain/guests/export/cell.ts';
import type { AnswerSteps } from '../domain/reports/answer-steps.ts';
import type {
  ComingHousehold,
  Funnel,
  KeptFigures,
  MissingHousehold,
  MissingReason,
} from '../domain/reports/report-store.ts';

type Rows = readonly (readonly Cell[])[];

/** `2027-06-12`, `catering` → the name of a file that says what is in it and of which day. */
export function reportFilename(report: Report, date: string, format: string, language: Language): string {
  return `invita-${reportWords[language].file[report]}-${date}.${format}`;
}

export function summaryRows(
  funnel: Funnel,
  missing: ReadonlyMap<MissingReason, number>,
  answers: AnswerSteps,
  language: Language,
): Rows {
  const words = reportWords[language];
  const stages = Object.keys(words.funnel) as (keyof Funnel)[];
  const reasons = missingReasons.filter((reason) => (missing.get(reason) ?? 0) > 0);
  return [
    words.summaryHeader,
    ...stages.map((stage) => [words.funnel[stage], funnel[stage]]),
    [],
    [words.sheet.missing],
    ...reasons.map((reason) => [words.missing[reason], missing.get(reason) ?? 0]),
    [],
    [words.answersHeader[answers.step], words.answers.COMING, words.answers.MAYBE, words.answers.NOT_COMING],
    ...answers.steps.map(({ date, byRsvp }) => [date, byRsvp.COMING, byRsvp.MAYBE, byRsvp.NOT_COMING]),
  ];
}

/** The totals stand in the first line, so that nobody has to look for the last: of these, or those that were kept of them. */
export function comingRows(
  households: readonly ComingHousehold[],
  language: Language,
  kept?: KeptFigures['coming'],
): Rows {
  const words = reportWords[language];
  const sum = (of: 'adults' | 'children') =>
    households.reduce((total, household) => total + household[of], 0);
  return [
    words.comingHeader,
    [
      `${words.total}: ${kept?.households ?? households.length}`,
      kept?.adults ?? sum('adults'),
      kept?.children ?? sum('children'),
      ...['', '', '', '', ''],
    ],
    ...households.map(({ name, adults, children, assumed, guests, note, listNotes }) => [
      name,
      adults,
      children,
      guests
        .map((guest) => guest.name)
        .filter((called) => called !== '')
        .join(', '),
      guests.flatMap((guest) => (guest.dietary ? [`${guest.name}: ${guest.dietary}`] : [])).join('; '),
      note,
      listNotes,
      assumed ? words.assumed : '',
    ]),
  ];
}

export function missingRows(households: readonly MissingHousehold[], language: Language): Rows {
  const words = reportWords[language];
  return [
    words.missingHeader,
    ...households.map(({ name, reason, phones, email }) => [
      name,
      words.missing[reason],
      phones.join(', '),
      email ?? '',
    ]),
  ];
}
