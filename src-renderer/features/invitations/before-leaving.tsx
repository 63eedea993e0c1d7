import { useTranslation } from 'react-i18next';
import { configurationDefaults } from '#contract/configuration.ts';
import type { InvitationPlan } from '#contract/invitations.ts';
import type { Failure } from '#contract/result.ts';
import type { SessionView } from '#contract/sessions.ts';
import type { AppSnapshot } from '../../state/app-store.ts';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import type { SentKind } from './audience.ts';
import { Check } from './check.tsx';
import { type LeftOutReason, leftOutSummary } from './left-out.ts';
import { TextChecks } from './text-checks.tsx';
import type { Checks } from './use-checks.ts';
import type { EditedText } from './use-edited-text.ts';
import './before-leaving.css';

export interface BeforeLeavingProps {
  readonly kind: SentKind;
  readonly plan: InvitationPlan;
  readonly session: SessionView | undefined;
  readonly text: EditedText;
  readonly problem: Failure | null;
  readonly checks: Checks;
  readonly onShowLeftOut: () => void;
}

/** Those would get it twice. */
const twice = new Set<LeftOutReason>(['ALREADY_INVITED', 'ALREADY_WAITING', 'ALREADY_GOT']);

/** The shipped address is nobody's site. In practice it does no harm. */
function leadsToTheExample({ info, configuration }: AppSnapshot): boolean {
  return (
    info.realm === 'real' &&
    configuration.event_has_site &&
    configuration.link_base_url === configurationDefaults.link_base_url
  );
}

/** «Prima di partire»: what is in order, and what is worth a look before it is sent. */
export function BeforeLeaving(props: BeforeLeavingProps) {
  const { kind, plan, session, text, problem, checks, onShowLeftOut } = props;
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const paused = useApp((app) => app.queue.paused);
  const hasSite = useApp((app) => app.configuration.event_has_site);
  const exampleSite = useApp(leadsToTheExample);
  const { messages, skipped, sessionConnected } = plan;
  const label = session?.label ?? '';
  const served = skipped.filter(({ reason }) => twice.has(reason));
  const others = skipped.filter(({ reason }) => !twice.has(reason));
  return (
    <section className="before-leaving" aria-label={t('check.heading')}>
      <h3 className="before-leaving-title">{t('check.heading')}</h3>
      <ul>
        {sessionConnected ? (
          <Check fine>{t('check.connected', { label })}</Check>
        ) : (
          <Check action={{ label: t('check.link'), onClick: () => navigate('whatsapp') }}>
            {t('check.notConnected', { label })}
          </Check>
        )}
        {plan.sendsNoFiles && (
          <Check action={{ label: t('check.update'), onClick: () => navigate('whatsapp') }}>
            {t('check.sendsNoFiles')}
          </Check>
        )}
        {paused && <Check>{t('check.paused')}</Check>}
        {problem !== null ? (
          <Check>{t('check.problem')}</Check>
        ) : text.changed ? (
          <Check action={{ label: t('check.save'), onClick: () => void text.save() }}>
            {t('check.changed')}
          </Check>
        ) : (
          messages > 0 &&
          kind === 'INVITATION' && (
            <Check fine>
              {hasSite
                ? t('check.links', { count: messages, number: format.number(messages) })
                : t('check.inTheChat')}
            </Check>
          )
        )}
        {exampleSite && messages > 0 && (
          <Check
            action={{
              label: t('check.site'),
              onClick: () => navigate('configuration', { section: 'links' }),
            }}
          >
            {t('check.exampleSite')}
          </Check>
        )}
        {problem === null && messages > 0 && <TextChecks checks={checks} messages={messages} />}
        {served.length > 0 ? (
          <Check action={{ label: t('check.show'), onClick: onShowLeftOut }}>
            {leftOutSummary(served, t, format)}
          </Check>
        ) : (
          messages > 0 && <Check fine>{t(`check.nobodyYet.${kind}`)}</Check>
        )}
        {others.length > 0 && (
          <Check action={{ label: t('check.show'), onClick: onShowLeftOut }}>
            {leftOutSummary(others, t, format)}
          </Check>
        )}
      </ul>
    </section>
  );
}
