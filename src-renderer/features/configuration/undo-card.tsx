import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useField } from './use-field.ts';
import './setting-row.css';

const choices = [0, 10, 30, 60, 300] as const;

/** How long what was queued with «Invia inviti» can be taken back before it leaves. */
export function UndoCard() {
  const { t } = useTranslation('configuration');
  const { value, set } = useField('undo_seconds');
  // A program may have set another one.
  const seconds = [...new Set([...choices, value])].sort((a, b) => a - b);
  return (
    <Card label={t('undo.title')}>
      <div className="setting-row">
        <div>
          <h2 className="card-title">{t('undo.title')}</h2>
          <p className="configuration-hint" id="undo-hint">
            {t('undo.text')}
          </p>
        </div>
        <Select
          id="undo_seconds"
          w={150}
          aria-label={t('undo.title')}
          aria-describedby="undo-hint"
          allowDeselect={false}
          data={seconds.map((each) => ({
            value: String(each),
            label: each === 0 ? t('undo.off') : t('undo.seconds', { count: each }),
          }))}
          value={String(value)}
          onChange={(chosen) => set(Number(chosen))}
        />
      </div>
    </Card>
  );
}
