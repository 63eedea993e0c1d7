import { Button, Modal, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { columnFields, type ImportPreview } from '#contract/imports.ts';
import { ReadingWays } from './reading-ways.tsx';
import { useRevise } from './revise-context.ts';
import './reading-dialog.css';

export interface ReadingDialogProps {
  readonly opened: boolean;
  readonly preview: ImportPreview;
  readonly onClose: () => void;
}

const notImported = '';

/** How the file is read and what each column holds. Every change is in the preview at once. */
export function ReadingDialog({ opened, preview, onClose }: ReadingDialogProps) {
  const { t } = useTranslation('guests');
  const revise = useRevise();
  const choices = [
    { value: notImported, label: t('field.none') },
    ...columnFields.map((field) => ({ value: field, label: t(`field.${field}`) })),
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t('reading.title')} size={640}>
      <ReadingWays preview={preview} />
      <ul className="reading-columns" aria-label={t('file.columns')}>
        {preview.mapping.map(({ column, header, field, samples }) => {
          const name = header.trim() === '' ? t('file.unnamed', { number: column + 1 }) : header;
          return (
            <li key={column} className="reading-column">
              <div className="reading-column-text">
                <strong>{name}</strong>
                <span className="second">{samples.join(' · ') || t('reading.noSamples')}</span>
              </div>
              <Select
                aria-label={t('reading.meaning', { column: name })}
                data={choices}
                value={field ?? notImported}
                allowDeselect={false}
                onChange={(value) => {
                  const chosen = columnFields.find((known) => known === value) ?? null;
                  void revise({ mapping: [{ column, field: chosen }] });
                }}
              />
            </li>
          );
        })}
      </ul>
      <div className="reading-foot">
        <span className="second">{t('reading.remembered')}</span>
        <Button onClick={onClose}>{t('reading.done')}</Button>
      </div>
    </Modal>
  );
}
