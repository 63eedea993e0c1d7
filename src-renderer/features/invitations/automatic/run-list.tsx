import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomationRun } from '#contract/automation.ts';
import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import { failure } from '#contract/error-messages.ts';
import { TextLink } from '../../../components/text-link.tsx';
import { useFormat } from '../../../state/use-format.ts';
import { countsOf } from './rule-words.ts';
import { RunDialog } from './run-dialog.tsx';

export interface RunListProps {
  readonly runs: readonly AutomationRun[];
  /** One run for all of a day. */
  readonly byDay: boolean;
}

/** What the last runs of a rule came to. */
export function RunList({ runs, byDay }: RunListProps) {
  const { t } = useTranslation('automation');
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  if (runs.length === 0) return null;
  const nameOf = ({ dueAt }: AutomationRun) => (byDay ? format.dayName(dueAt) : format.dayAndTime(dueAt));
  return (
    <section className="rule-runs" aria-label={t('runs.title')}>
      <h3 className="rule-runs-title">{t('runs.title')}</h3>
      <ul>
        {runs.map((run) => (
          <li key={run.id} className="rule-run">
            <span className="rule-run-day">{nameOf(run)}</span>
            <span className="second">{resultOf(run)}</span>
            {run.queued > 0 && (
              <TextLink label={t('runs.linkOf', { day: nameOf(run) })} onClick={() => setOpen(run.id)}>
                {t('runs.link')}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
      {open !== null && <RunDialog run={open} onClose={() => setOpen(null)} />}
    </section>
  );

  function resultOf(run: AutomationRun): string {
    const { state, problem, queued, leftOut } = run;
    const trouble =
      problem === null ? [] : [isCode(problem) ? failure(format.language, problem).message : problem];
    if (state === 'MISSED') return [t('runs.missed'), ...trouble].join(' ');
    const came =
      queued === 0 ? [t('runs.nobody')] : [t('runs.queued', { count: queued }), countsOf(run, t, format)];
    return [...trouble, ...came, ...(leftOut === 0 ? [] : [t('runs.leftOut', { count: leftOut })])].join(
      ' · ',
    );
  }
}

function isCode(code: string): code is ErrorCode {
  return code in errorStatus;
}
