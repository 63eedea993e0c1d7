import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { Card } from '../../components/card.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { hostOf } from './host-of.ts';
import './waha-facts.css';

export interface WahaFactsProps {
  readonly sessions: readonly SessionView[];
  readonly practice: boolean;
}

/** The servers behind the sessions: where, which version, with a key or without. */
export function WahaFacts({ sessions, practice }: WahaFactsProps) {
  const { t } = useTranslation('whatsapp');
  const servers = Map.groupBy(sessions, ({ waha_url }) => waha_url);
  return (
    <Card
      title={t('waha.title')}
      {...(!practice && {
        actions: (
          <TextLink onClick={() => navigate('configuration', { section: 'phones' })}>
            {t('waha.change')}
          </TextLink>
        ),
      })}
    >
      <div className="waha-facts">
        {[...servers].map(([url, ofServer]) => (
          <Server key={url} url={url} sessions={ofServer} practice={practice} named={servers.size > 1} />
        ))}
      </div>
    </Card>
  );
}

interface ServerProps extends WahaFactsProps {
  readonly url: string;
  /** There are several: this one says whose it is. */
  readonly named: boolean;
}

function Server({ url, sessions, practice, named }: ServerProps) {
  const { t } = useTranslation('whatsapp');
  const known = sessions.find(({ version }) => version !== null);
  const isLive = sessions.every(({ events }) => events.stream === 'OPEN');
  const hasKey = sessions.some(({ has_api_key }) => has_api_key);
  return (
    <dl className="waha-facts-server">
      {named && (
        <div>
          <dt>{t('waha.phones')}</dt>
          <dd>{sessions.map(({ label }) => label).join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>{t('waha.address')}</dt>
        <dd className={practice ? undefined : 'mono'}>{practice ? t('waha.inside') : hostOf(url)}</dd>
      </div>
      <div>
        <dt>{t('waha.version')}</dt>
        <dd>
          {known === undefined
            ? t('waha.unknown')
            : t('waha.versionAndEngine', { version: known.version, engine: known.engine ?? '?' })}
        </dd>
      </div>
      <div>
        <dt>{t('waha.news')}</dt>
        <dd>{t(isLive ? 'waha.newsLive' : 'waha.newsAsked')}</dd>
      </div>
      {!practice && (
        <div>
          <dt>{t('waha.key')}</dt>
          <dd>{hasKey ? t('waha.keyStored') : t('waha.keyNone')}</dd>
        </div>
      )}
    </dl>
  );
}
