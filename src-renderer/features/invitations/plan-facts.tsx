import { useTranslation } from 'react-i18next';
import type { SendWindow } from '#contract/configuration.ts';
import type { SessionView } from '#contract/sessions.ts';
import { TextLink } from '../../components/text-link.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import './plan-facts.css';

/** What the plan rests on, and where it is changed. */
export function PlanFacts({ session }: { readonly session: SessionView | undefined }) {
  const { t } = useTranslation('invitations');
  const configuration = useApp((app) => app.configuration);
  const {
    send_window: window,
    new_chat_cap_per_day: cap,
    warm_up: warmUp,
    whatsapp_rate_limit: limit,
  } = configuration;
  return (
    <div className="plan-facts">
      <ul>
        <li>{t('plan.limit', { count: limit })}</li>
        {session !== undefined && <li>{t('plan.from', { label: session.label })}</li>}
        <li>{window === null ? t('plan.always') : hours(window)}</li>
        {cap !== null && <li>{t('plan.cap', { count: cap })}</li>}
        {warmUp && <li>{t('plan.warmUp')}</li>}
      </ul>
      <TextLink onClick={() => navigate('configuration')}>{t('plan.change')}</TextLink>
    </div>
  );
}

/** «9–21», «9:30–21». */
function hours({ start, end }: SendWindow): string {
  const short = (clock: string) => clock.replace(/^0(?=\d)/, '').replace(/:00$/, '');
  return `${short(start)}–${short(end)}`;
}
