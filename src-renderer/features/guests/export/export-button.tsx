import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saveBytes } from '../../../lib/save-file.ts';
import { useCommand } from '../../../state/use-command.ts';

const formats = ['xlsx', 'csv'] as const;

/** The guest list as a file, to work on in a spreadsheet or to keep; it can be imported again. */
export function ExportButton() {
  const { t } = useTranslation('guests');
  const command = useCommand();

  async function save(format: (typeof formats)[number]): Promise<void> {
    const file = await command('guests.export', { format });
    if (file !== null) saveBytes(file.filename, file.content);
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Download aria-hidden />}>
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => void save(format)}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
