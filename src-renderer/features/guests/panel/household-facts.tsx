import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, Eraser } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import { KnowBox } from '../../../components/know-box.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { formatPhone } from '../../../lib/phone.ts';
import { navigate } from '../../../state/navigation.ts';
import { useFormat } from '../../../state/use-format.ts';
import { fullName } from '../full-name.ts';
import { HouseholdAnswer } from './household-answer.tsx';
import './household-facts.css';

export interface HouseholdFactsProps {
  readonly household: Household;
  /** Asks whether the person at this place is to be forgotten. */
  readonly onForget: (index: number) => void;
}

/** The panel's body. */
export function HouseholdFacts({ household, onForget }: HouseholdFactsProps) {
  const { t } = useTranslation('guests');
  const { guests, phones, optedOut, notes } = household;
  return (
    <>
      {optedOut && (
        <KnowBox state="pending" title={t('optedOut.title')}>
          {t('optedOut.text')}
        </KnowBox>
      )}
      <Section title={t('panel.people')}>
        <ul>
          {guests.map((guest, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two guests may have the same name, and none has an id
            <li key={index} className="household-person">
              <Person name={fullName(guest)} onForget={() => onForget(index)} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('panel.phones')}>
        {phones.length === 0 && <p className="second">{t('panel.noPhone')}</p>}
        <ul>
          {phones.map((phone, index) => (
            <li key={phone} className="household-phone">
              <span className="tabular">{formatPhone(phone)}</span>
              {phones.length > 1 && (
                <span className="hint">{t(index === 0 ? 'panel.firstPhone' : 'panel.spare')}</span>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Details household={household} />
      {notes !== '' && (
        <Section title={t('form.notes')}>
          <p className="second household-notes">{notes}</p>
        </Section>
      )}
      <Section title={t('panel.invitation')}>
        <Invitation household={household} />
      </Section>
      <Section title={t('panel.answer')}>
        <HouseholdAnswer household={household} />
      </Section>
    </>
  );
}

/** One who has no name any more, or never had one, is counted all the same. */
function Person({ name, onForget }: { readonly name: string; readonly onForget: () => void }) {
  const { t } = useTranslation('guests');
  if (name === '') return <span className="hint">{t('panel.unnamed')}</span>;
  return (
    <>
      <span>{name}</span>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            size={28}
            aria-label={t('panel.personMore', { name })}
            title={t('actions.moreHint')}
          >
            <Ellipsis size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Eraser size={15} aria-hidden />} onClick={onForget}>
            {t('panel.forgetPerson')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** What else is known: only what somebody has said. */
function Details({ household }: { readonly household: Household }) {
  const { t } = useTranslation('guests');
  const { side, language, tags, email, adults, children } = household;
  const facts: readonly (readonly [string, string])[] = [
    ...(side === null ? [] : [[t('form.side'), side] as const]),
    ...(language === null ? [] : [[t('form.language'), t(`language.${language}`)] as const]),
    ...(tags.length === 0 ? [] : [[t('form.tags'), tags.join(', ')] as const]),
    ...(adults === null ? [] : [[t('form.adults'), String(adults)] as const]),
    ...(children === null ? [] : [[t('form.children'), String(children)] as const]),
    ...(email === null ? [] : [[t('form.email'), email] as const]),
  ];
  if (facts.length === 0) return null;
  return (
    <Section title={t('panel.details')}>
      <dl className="household-details">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="hint">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Invitation({ household: { invitation } }: { readonly household: Household }) {
  const { t } = useTranslation('guests');
  const format = useFormat();
  if (invitation === null) {
    return (
      <>
        <p className="second">{t('panel.neverInvited')}</p>
        <TextLink onClick={() => navigate('invitations')}>{t('panel.toInvitations')}</TextLink>
      </>
    );
  }
  return (
    <>
      <p className="second">
        {t(`invitation.since.${invitation.status}`, { when: format.dayAndTime(invitation.at) })}
      </p>
      <TextLink onClick={() => navigate('queue', { message: invitation.id })}>{t('panel.toQueue')}</TextLink>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className="household-section" id={id}>
        {title}
      </h3>
      {children}
    </section>
  );
}
