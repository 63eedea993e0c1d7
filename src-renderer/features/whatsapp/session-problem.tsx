import { KeyRound, type LucideIcon, ServerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { ErrorState } from '../../components/error-state.tsx';
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
  const icon = icons[problem];
  // The practice WAHA is inside the app: it has no address and no key to correct.
  const isOurs = practice && problem === 'WAHA_UNREACHABLE';
  const host = hostOf(session.waha_url);
  return (
    <ErrorState
      title={isOurs ? t('problem.practice.title') : t(`problem.${problem}.title`, { host })}
      text={
        isOurs
          ? t('problem.practice.text')
          : t(`problem.${problem}.text`, { label: session.label, version: session.version ?? '?' })
      }
      code={code}
      {...(icon !== undefined && { icon })}
      {...(settings.has(problem) &&
        !practice && {
          action: {
            label: t(problem === 'WAHA_WRONG_KEY' ? 'problem.WAHA_WRONG_KEY.link' : 'problem.address'),
            onClick: () => navigate('configuration', { section: 'phones' }),
          },
        })}
    />
  );
}
