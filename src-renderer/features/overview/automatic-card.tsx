import { useTranslation } from 'react-i18next';
import type { AutomationRule } from '#contract/automation.ts';
import { Card } from '../../components/card.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { useRemote } from '../../state/use-remote.ts';
import type { RealmClock } from './realm-clock.ts';

const refreshOn = ['automation.changed', 'guests.changed', 'configuration.changed'] as const;
/** So many are named. */
const named = 6;

/** What leaves by itself today or tomorrow, and to whom: time to look, and to switch it off. */
export function AutomaticCard({ clock }: { readonly clock: RealmClock }) {
  const { t } = useTranslation('overview');
  const [rules] = useRemote('automation.list', { refreshOn });
  const near = rules.status === 'ready' ? rules.data.items.filter((rule) => rule.near) : [];
  if (near.length === 0) return null;
  return (
    <Card title={t('automatic.title')}>
      <ul>
        {near.map((rule) => (
          <NearRule key={rule.id} rule={rule} clock={clock} />
        ))}
      </ul>
      <TextLink onClick={() => navigate('invitations', { view: 'automatic' })}>
        {t('automatic.link')}
      </TextLink>
    </Card>
  );
}

function NearRule({ rule, clock }: { readonly rule: AutomationRule; readonly clock: RealmClock }) {
  const { t } = useTranslation('overview');
  const [preview] = useRemote('automation.preview', { input: { id: rule.id }, refreshOn });
  const meant = preview.status === 'ready' ? preview.data.meant : [];
  const names = meant.slice(0, named).map(({ name }) => name);
  const kind = rule.plan.trigger === 'DATE' ? rule.plan.kind : 'REMINDER';
  const more = meant.length - names.length;
  return (
    <li>
      <p>
        {t('automatic.next', {
          what: t(`automatic.what.${kind}`),
          when: clock.format.dayAndTime(rule.nextAt ?? ''),
          count: meant.length,
        })}
      </p>
      <p className="second">
        {names.join(', ')}
        {more > 0 && ` ${t('automatic.more', { count: more })}`}
      </p>
    </li>
  );
}
