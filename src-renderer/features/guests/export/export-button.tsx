import { ExportMenu } from '../../../components/export-menu.tsx';
import { useFileExport } from '../../../state/use-file-export.ts';

/** The guest list as a file, to work on in a spreadsheet or to keep; it can be imported again. */
export function ExportButton() {
  const { save, menu } = useFileExport();
  return <ExportMenu {...menu} onExport={(format) => void save('guests.export', { format })} />;
}
