import { useTranslation } from 'react-i18next';
import type { rsvps } from '#contract/common.ts';
import { reportWords } from '#contract/report-words.ts';
import type { AnswerSteps } from '#contract/reports.ts';
import { cssVariables } from '../../lib/css-variables.ts';
import { formatWords } from '../../lib/format-words.ts';
import { useFormat } from '../../state/use-format.ts';
import './answers-chart.css';

/** From the bottom of a column to its top. */
const parts = ['COMING', 'MAYBE', 'NOT_COMING'] as const satisfies (typeof rsvps)[number][];

/** Columns of answers, and the same numbers as a table. */
export function AnswersChart({ answers: { step, steps } }: { readonly answers: AnswerSteps }) {
  const { t } = useTranslation('reports');
  const { language, number } = useFormat();
  const words = reportWords[language];
  const total = (index: number) => Object.values(steps[index]?.byRsvp ?? {}).reduce((sum, n) => sum + n, 0);
  const most = Math.max(1, ...steps.map((_, index) => total(index)));
  const dayOf = useDayLabel();
  if (steps.length === 0) return <p className="second">{t('answers.none')}</p>;
  const [first, last] = [steps[0], steps.at(-1)];
  return (
    <>
      <div className="answers-chart" aria-hidden>
        <ul className="answers-chart-legend">
          {parts.map((rsvp) => (
            <li key={rsvp} data-rsvp={rsvp}>
              {words.answers[rsvp]}
            </li>
          ))}
        </ul>
        <p className="answers-chart-most tabular">{number(most)}</p>
        <div className="answers-chart-columns">
          {steps.map(({ date, byRsvp }) => (
            <div key={date} className="answers-chart-column" title={dayOf(date)}>
              {parts.toReversed().map((rsvp) => (
                <div
                  key={rsvp}
                  data-rsvp={rsvp}
                  style={cssVariables({ '--share': `${(byRsvp[rsvp] / most) * 100}%` })}
                />
              ))}
            </div>
          ))}
        </div>
        <p className="answers-chart-axis">
          <span>{dayOf(first?.date ?? '')}</span>
          {steps.length > 1 && <span>{dayOf(last?.date ?? '')}</span>}
        </p>
      </div>
      <details className="answers-table">
        <summary>{t('answers.table')}</summary>
        <table className="reports-table">
          <thead>
            <tr>
              <th scope="col">{words.answersHeader[step]}</th>
              {parts.map((rsvp) => (
                <th key={rsvp} scope="col" className="reports-number">
                  {words.answers[rsvp]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps
              .filter((_, index) => total(index) > 0)
              .map(({ date, byRsvp }) => (
                <tr key={date}>
                  <th scope="row">{dayOf(date)}</th>
                  {parts.map((rsvp) => (
                    <td key={rsvp} className="reports-number tabular">
                      {number(byRsvp[rsvp])}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function useDayLabel(): (date: string) => string {
  const { language } = useFormat();
  const day = new Intl.DateTimeFormat(formatWords[language].locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (date) => (date === '' ? '' : day.format(new Date(`${date}T00:00:00Z`)));
}
