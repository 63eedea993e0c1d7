import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkBaseField } from './link-base-field.tsx';
import { useField } from './use-field.ts';
import './event-site-field.css';

/** Whether the event has a web site, and where its links lead; without one the guests answer in the chat. */
export function EventSiteField() {
  const { t } = useTranslation('configuration');
  const { value: site, set } = useField('event_has_site');
  return (
    <div className="event-site">
      <SegmentedControl
        aria-label={t('site.label')}
        value={site ? 'site' : 'chat'}
        data={[
          { value: 'site', label: t('site.site') },
          { value: 'chat', label: t('site.chat') },
        ]}
        onChange={(wanted) => set(wanted === 'site')}
      />
      <p className="second" aria-live="polite">
        {t(site ? 'site.siteText' : 'site.chatText')}
      </p>
      {site && <LinkBaseField />}
    </div>
  );
}
