import { KeyRound, type LucideIcon, ServerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import type { Condition, Problem } from './condition.ts';
import { hostOf } from './host-of.ts';

const icons: Partial<Record<Problem, LucideIcon>> = {
  WAHA_UNREACHABLE: ServerOff,
  WAHA_WRONG_KEY: KeyRound,
};

/** Those that another address or key solves. */
const settings: ReadonlySet<Problem> = new Set([
  'WAHA_UNREACHABLE',
  'WAHA_WRONG_KEY',
  'WAHA_NOT_WAHA',
  'WAHA_CORE_ONE_SESSION',
]);

export interface SessionProblemProps {
  readonly session: SessionView;
  readonly condition: Extract<Condition, { readonly kind: 'problem' }>;
}

/** Why WAHA could not be asked: what to look at, and that nothing is lost. */
export function SessionProblem({ session, condition }: SessionProblemProps) {
  const { t } = useTranslation('whatsapp');
  const practice = useApp((app) => app.info.realm === 'practice');
  const { problem, code } = condition;
  if (problem === 'WAHA_BUSY')
    return (
      <KnowBox state="waiting" title={t('problem.WAHA_BUSY.title')}>
        {t('problem.WAHA_BUSY.text')}
      </KnowBox>
    );
  // The practice WAHA is inside the app: it has no address and no key to correct.
  const told = practice && problem === 'WAHA_UNREACHABLE' ? 'practice' : problem;
  const icon = icons[problem];
  return (
    <ErrorState
      title={t(`problem.${told}.title`, { host: hostOf(session.waha_url) })}
      text={t(`problem.${told}.text`, { label: session.label, version: session.version ?? '?' })}
      code={code}
      {...(icon !== undefined && { icon })}
      {...(settings.has(problem) &&
        !practice && {
          action: {
            label: problem === 'WAHA_WRONG_KEY' ? t('problem.WAHA_WRONG_KEY.link') : t('problem.address'),
            onClick: () => navigate('configuration', { section: 'phones' }),
          },
        })}
    />
  );
}
