import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { LinkBaseCard } from './link-base-card.tsx';
import { LinkSecretCard } from './link-secret-card.tsx';
import { useField } from './use-field.ts';

/** Link personali: where they lead and what they are signed with. */
export function LinksSection() {
  const { t } = useTranslation('configuration');
  const { value: site } = useField('event_has_site');
  return (
    <>
      <LinkBaseCard />
      {site && (
        <>
          <LinkSecretCard />
          <p>
            <TextLink onClick={() => navigate('doctor')}>{t('links.toDoctor')}</TextLink>
          </p>
        </>
      )}
    </>
  );
}
