import { useTranslation } from 'react-i18next';
import type { AutomationRule } from '#contract/automation.ts';
import { Card } from '../../components/card.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { BlockSkeleton } from '../../components/skeletons.tsx';
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
  const [rules, retry] = useRemote('automation.list', { refreshOn });
  if (rules.status === 'loading' || (rules.status === 'ready' && !rules.data.items.some(({ near }) => near)))
    return null;
  return (
    <Card title={t('automatic.title')}>
      <RemoteView remote={rules} retry={retry}>
        {({ items }) => (
          <ul>
            {items
              .filter(({ near }) => near)
              .map((rule) => (
                <NearRule key={rule.id} rule={rule} clock={clock} />
              ))}
          </ul>
        )}
      </RemoteView>
      <TextLink onClick={() => navigate('invitations', { view: 'automatic' })}>
        {t('automatic.link')}
      </TextLink>
    </Card>
  );
}

function NearRule({ rule, clock }: { readonly rule: AutomationRule; readonly clock: RealmClock }) {
  const { t } = useTranslation('overview');
  const [preview, retry] = useRemote('automation.preview', { input: { id: rule.id }, refreshOn });
  const when = clock.format.dayAndTime(rule.nextAt ?? '');
  const kind = rule.plan.trigger === 'DATE' ? rule.plan.kind : 'REMINDER';
  const what = t(`automatic.what.${kind}`);
  return (
    <li>
      <RemoteView
        remote={preview}
        retry={retry}
        title={t('automatic.unknown', { what, when })}
        loading={<BlockSkeleton height={40} />}
      >
        {({ meant }) => (
          <>
            <p>{t('automatic.next', { what, when, count: meant.length })}</p>
            <Names meant={meant} />
          </>
        )}
      </RemoteView>
    </li>
  );
}

function Names({ meant }: { readonly meant: readonly { readonly name: string }[] }) {
  const { t } = useTranslation('overview');
  const names = meant.slice(0, named).map(({ name }) => name);
  const more = meant.length - names.length;
  return (
    <p className="second">
      {names.join(', ')}
      {more > 0 && ` ${t('automatic.more', { count: more })}`}
    </p>
  );
}
