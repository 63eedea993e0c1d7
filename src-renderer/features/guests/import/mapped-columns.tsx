import { Popover } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#contract/imports.ts';

export interface MappedColumnsProps extends Pick<ImportPreview, 'mapping'> {
  readonly onChange: () => void;
}

/** What each column of the file is taken for; those that stay out are counted, and named on demand. */
export function MappedColumns({ mapping, onChange }: MappedColumnsProps) {
  const { t } = useTranslation('guests');
  const columns = mapping.map(({ column, header, field }) => ({
    column,
    header: header.trim() === '' ? t('file.unnamed', { number: column + 1 }) : header,
    field,
  }));
  const unused = columns.filter(({ field }) => field === null);
  return (
    <div className="file-columns">
      <span className="file-columns-label second">{t('file.columns')}</span>
      {columns.map(
        ({ column, header, field }) =>
          field !== null && (
            <span key={column} className="file-column">
              <span className="file-column-header" title={header}>
                {header}
              </span>
              <ArrowRight size={12} aria-hidden />
              <strong>{t(`field.${field}`)}</strong>
            </span>
          ),
      )}
      {unused.length > 0 && (
        <Popover position="bottom-end">
          <Popover.Target>
            <button type="button" className="file-columns-more">
              {t('file.unused', { count: unused.length })}
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('file.unusedLabel')}>
            <ul className="file-columns-unused second">
              {unused.map(({ column, header }) => (
                <li key={column}>{header}</li>
              ))}
            </ul>
          </Popover.Dropdown>
        </Popover>
      )}
      <button type="button" className="file-columns-more" onClick={onChange}>
        {t('file.change')}
      </button>
    </div>
  );
}
