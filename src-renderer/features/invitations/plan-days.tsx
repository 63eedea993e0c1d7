import { useTranslation } from 'react-i18next';
import type { InvitationPlan } from '#contract/invitations.ts';
import { cssVariables } from '../../lib/css-variables.ts';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import { dayBars } from './day-bars.ts';
import './plan-days.css';

const shownDays = 5;

/** How many leave on each day. */
export function PlanDays({ plan }: { readonly plan: InvitationPlan }) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const configuration = useApp((app) => app.configuration);
  const { days, axis } = dayBars(plan, configuration);
  const label = new Intl.DateTimeFormat(format.language === 'it' ? 'it-IT' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const hidden = days.length - shownDays;
  return (
    <div className="plan-days">
      <ul aria-label={t('plan.perDay')}>
        {days.slice(0, shownDays).map(({ date, messages, from, to }) => (
          <li key={date} className="plan-day">
            <span>{label.format(new Date(`${date}T00:00:00Z`))}</span>
            <span
              className="plan-day-track"
              style={cssVariables({ '--from': `${from * 100}%`, '--to': `${to * 100}%` })}
            />
            <span className="plan-day-count tabular">{format.number(messages)}</span>
          </li>
        ))}
      </ul>
      {axis !== null && (
        <div className="plan-day" aria-hidden>
          <span className="plan-days-axis tabular">
            {[axis.from, (axis.from + axis.to) / 2, axis.to].map((hour) => (
              <span key={hour}>{clockOf(hour)}</span>
            ))}
          </span>
        </div>
      )}
      {hidden > 0 && <p className="hint">{t('plan.moreDays', { count: hidden })}</p>}
    </div>
  );
}

/** 9.5 → «9:30». */
function clockOf(hours: number): string {
  const minutes = Math.round(hours * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
