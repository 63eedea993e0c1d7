import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionView } from '#contract/retention.ts';
import { Card } from '../../components/card.tsx';
import { DeleteAllDialog } from '../../components/delete-all-dialog.tsx';
import { RemoteView } from '../../components/remote-view.tsx';
import { SettingsSkeleton } from '../../components/skeletons.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { navigate } from '../../state/navigation.ts';
import { useDeleteAll } from '../../state/use-delete-all.ts';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { LimitInput } from './limit-input.tsx';
import { useField } from './use-field.ts';
import './new-chats-card.css';
import './setting-row.css';

const field = 'delete_personal_data_after_days';
/** What the switch starts with. */
const usualDays = 30;
const mostDays = 3650;
const dayMs = 86_400_000;

/** Dati personali: how long guests are remembered, and how all of them are forgotten. */
export function PrivacySection() {
  return (
    <>
      <AfterEventCard />
      <DeleteNowCard />
    </>
  );
}

function AfterEventCard() {
  const { t } = useTranslation('configuration');
  const { value, set, problem } = useField(field);
  // What comes back when it is switched on again.
  const [before, setBefore] = useState<number | string>(value ?? usualDays);
  const wrong = problem !== null;
  const change = (days: number | string) => {
    setBefore(days);
    set(days);
  };
  return (
    <Card label={t('privacy.after.title')}>
      <div className="setting-row">
        <div>
          <h2 className="card-title" id={`${field}-title`}>
            {t('privacy.after.title')}
          </h2>
          <p className="configuration-hint" id={`${field}-hint`}>
            {t('privacy.after.text')}
          </p>
          <p className="setting-facts">{t('privacy.after.facts')}</p>
        </div>
        <Switch
          size="sm"
          aria-label={t('privacy.after.title')}
          aria-describedby={`${field}-hint`}
          checked={value !== null}
          onChange={(event) => set(event.currentTarget.checked ? before : null)}
        />
      </div>
      {value !== null && (
        <div className="new-chats-cap">
          <LimitInput id={field} highest={mostDays} value={value} onChange={change} wrong={wrong} />
          <p id={`${field}-problem`} aria-live="polite" data-wrong={wrong || undefined}>
            {typeof value === 'number' && !wrong ? <On days={value} /> : t('privacy.after.problem')}
          </p>
        </div>
      )}
    </Card>
  );
}

/** The day that comes of it, or what is missing for there to be one. */
function On({ days }: { readonly days: number }) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const { value: date } = useField('event_date');
  if (date === null) {
    return (
      <>
        {t('privacy.after.noDate')}{' '}
        <TextLink onClick={() => navigate('configuration', { section: 'numbers' })}>
          {t('privacy.after.setDate')}
        </TextLink>
      </>
    );
  }
  const on = new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
  return t('privacy.after.on', { count: days, date: format.calendarDate(on) });
}

function DeleteNowCard() {
  const { t } = useTranslation('configuration');
  const [kept, reload] = useRemote('retention.get', {
    refreshOn: ['retention.changed', 'guests.changed', 'inbox.changed'],
  });
  return (
    <Card title={t('privacy.now.title')}>
      <RemoteView remote={kept} retry={reload} loading={<SettingsSkeleton />}>
        {(view) => <DeleteNow kept={view} reload={reload} />}
      </RemoteView>
    </Card>
  );
}

interface DeleteNowProps {
  readonly kept: RetentionView;
  readonly reload: () => Promise<void>;
}

function DeleteNow({ kept, reload }: DeleteNowProps) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const { ask, dialog } = useDeleteAll(kept, reload);
  const { any, last } = kept;
  return (
    <>
      <div className="setting-row">
        <div>
          <p className="configuration-hint">{any ? t('privacy.now.text') : t('privacy.now.nothing')}</p>
          {last !== null && (
            <p className="setting-facts">{t('privacy.now.last', { when: format.dayAndTime(last.at) })}</p>
          )}
        </div>
        <Button variant="default" data-danger disabled={!any} onClick={ask}>
          {t('privacy.now.button')}
        </Button>
      </div>
      {dialog && <DeleteAllDialog {...dialog} />}
    </>
  );
}
