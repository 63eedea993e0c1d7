import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ImportPreview, importDelimiters, importEncodings } from '#contract/imports.ts';
import { delimiterNames } from './delimiter-names.ts';
import { useRevise } from './revise-context.ts';

/** What Invita found out about the file by itself, each of it to be overruled. */
export function ReadingWays({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('guests');
  const revise = useRevise();
  const { encoding, delimiter, sheets, sheet, headerLine } = preview;
  return (
    <div className="reading-ways">
      {sheets.length > 1 && (
        <Select
          label={t('reading.sheet')}
          data={[...new Set(sheets)]}
          value={sheet}
          allowDeselect={false}
          onChange={(value) => value !== null && void revise({ read: { sheet: value } })}
        />
      )}
      {encoding !== '' && (
        <Select
          label={t('reading.encoding')}
          data={importEncodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
          value={encoding}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = importEncodings.find((known) => known === value);
            if (chosen !== undefined) void revise({ read: { encoding: chosen } });
          }}
        />
      )}
      {delimiter !== '' && (
        <Select
          label={t('reading.delimiter')}
          data={importDelimiters.map((value) => ({
            value,
            label: t(`delimiter.${delimiterNames[value]}`),
          }))}
          value={delimiter}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = importDelimiters.find((known) => known === value);
            if (chosen !== undefined) void revise({ read: { delimiter: chosen } });
          }}
        />
      )}
      {preview.format !== 'vcard' && (
        <NumberInput
          label={t('reading.headerLine')}
          min={0}
          max={1000}
          allowDecimal={false}
          key={headerLine}
          defaultValue={headerLine}
          onBlur={(event) => {
            const line = Number(event.currentTarget.value);
            if (event.currentTarget.value !== '' && line !== headerLine) void revise({ headerLine: line });
          }}
        />
      )}
    </div>
  );
}
