import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { Card } from '../../components/card.tsx';
import { CountryField } from '../../features/configuration/country-field.tsx';
import { DraftContext } from '../../features/configuration/draft-context.ts';
import { createDraftStore } from '../../features/configuration/draft-store.ts';
import { EventDateField, EventNameField } from '../../features/configuration/event-fields.tsx';
import { EventSiteField } from '../../features/configuration/event-site-field.tsx';
import { TimeZoneField } from '../../features/configuration/time-zone-field.tsx';
import { useClient } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import { useEventForm } from './use-event-form.ts';

/** What the event is: the texts, the hours and the numbers of the list go by it. */
export function EventStep() {
  const client = useClient();
  const [store] = useState(() => createDraftStore(client));
  return (
    <DraftContext value={store}>
      <Form />
    </DraftContext>
  );
}

function Form() {
  const { t } = useTranslation('welcome');
  const { dirty, acceptable, saving, date, past, save, finish, back } = useEventForm();
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever cannot see that another step is shown hears it.
  useEffect(() => heading.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (dirty ? save() : finish());
  };
  return (
    <form className="welcome-event" onSubmit={submit}>
      <div>
        <h1 className="welcome-title" tabIndex={-1} ref={heading}>
          {t('event.title')}
        </h1>
        <p className="welcome-subtitle">{t('event.subtitle')}</p>
      </div>
      <Card title={t('event.what')}>
        <div className="welcome-fields">
          <EventNameField description={t('event.nameWhy')} />
          <div>
            <EventDateField description={t('event.dateWhy')} />
            {date !== null && (
              <p className="welcome-date" data-past={past || undefined}>
                {format.calendarDate(date)}
                {past && ` · ${t('event.past')}`}
              </p>
            )}
          </div>
        </div>
      </Card>
      <Card title={t('event.where')}>
        <p className="second welcome-why">{t('event.whereWhy')}</p>
        <div className="welcome-fields" data-level>
          <TimeZoneField />
          <CountryField />
        </div>
      </Card>
      <Card title={t('event.site')}>
        <EventSiteField />
      </Card>
      <div className="welcome-buttons">
        <Button variant="subtle" onClick={() => void back()}>
          {t('event.back')}
        </Button>
        <div className="welcome-buttons-end">
          {!dirty && (
            <Button variant="default" onClick={() => void finish()}>
              {t('event.skip')}
            </Button>
          )}
          <BusyButton type="submit" busy={saving} disabled={!acceptable}>
            {t('event.save')}
          </BusyButton>
        </div>
      </div>
    </form>
  );
}
