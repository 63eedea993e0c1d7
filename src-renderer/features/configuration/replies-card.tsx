import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useField } from './use-field.ts';
import './setting-row.css';

/** What happens by itself when somebody writes back. */
export function RepliesCard() {
  const { t } = useTranslation('configuration');
  return (
    <Card title={t('replies.title')}>
      <ReplySwitch field="opt_out_automatically" />
      <ReplySwitch field="accept_clear_replies" />
    </Card>
  );
}

function ReplySwitch({ field }: { readonly field: 'accept_clear_replies' | 'opt_out_automatically' }) {
  const { t } = useTranslation('configuration');
  const { value, set } = useField(field);
  return (
    <div className="setting-row">
      <div>
        <h3 className="setting-name">{t(`replies.${field}.title`)}</h3>
        <p className="configuration-hint" id={`${field}-hint`}>
          {t(`replies.${field}.text`)}
        </p>
      </div>
      <Switch
        size="sm"
        id={field}
        aria-label={t(`replies.${field}.title`)}
        aria-describedby={`${field}-hint`}
        checked={value}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    </div>
  );
}
