import { Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WorkProgress } from '#contract/work.ts';
import type { Format } from '../lib/format.ts';
import { BusyButton } from './busy-button.tsx';
import { WorkProgressBar } from './work-progress.tsx';
import './export-menu.css';

const formats = ['xlsx', 'csv'] as const;

export interface ExportMenuProps {
  readonly busy: boolean;
  /** In the place of the button, once there is something to tell. */
  readonly progress: WorkProgress | null;
  readonly format: Format;
  readonly onCancel: () => void;
  readonly onExport: (format: (typeof formats)[number]) => void;
}

/** In which file something is to leave the app. */
export function ExportMenu({ busy, progress, format, onCancel, onExport }: ExportMenuProps) {
  const { t } = useTranslation('components');
  if (progress !== null) {
    return (
      <div className="export-menu-progress">
        <WorkProgressBar label={t('export.working')} {...{ progress, format, onCancel }} />
      </div>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <BusyButton variant="default" leftSection={<Download aria-hidden />} busy={busy}>
          {t('export.button')}
        </BusyButton>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((each) => (
          <Menu.Item key={each} onClick={() => onExport(each)}>
            {t(`export.${each}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
