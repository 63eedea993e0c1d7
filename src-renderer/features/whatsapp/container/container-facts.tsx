import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OwnContainer } from '#contract/container.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useFormat } from '../../../state/use-format.ts';
import { hostOf } from '../host-of.ts';

/** Where it is, which WAHA it is, since when, and that the phone's link is kept. */
export function ContainerFacts({ container }: { readonly container: OwnContainer }) {
  const { t } = useTranslation('container');
  const format = useFormat();
  const now = useNow(10_000);
  const { url, version, engine, startedAt, volume } = container;
  return (
    <dl className="container-rows">
      <div>
        <dt>{t('facts.address')}</dt>
        <dd className="mono">{url === null ? '–' : hostOf(url)}</dd>
      </div>
      <div>
        <dt>{t('facts.version')}</dt>
        <dd>{t('facts.versionAndEngine', { version: version ?? '?', engine: engine ?? '?' })}</dd>
      </div>
      {startedAt !== null && (
        <div>
          <dt>{t('facts.upFor')}</dt>
          <dd className="tabular">{format.span(Math.max(0, now - Date.parse(startedAt)), Math.floor)}</dd>
        </div>
      )}
      <div>
        <dt>{t('facts.sessions')}</dt>
        <dd className="container-rows-icon">
          {volume !== null && <Check size={15} aria-hidden />}
          {volume === null ? t('facts.nowhere') : t('facts.onDisk')}
        </dd>
      </div>
    </dl>
  );
}
