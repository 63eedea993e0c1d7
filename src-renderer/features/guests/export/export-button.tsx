import type { Input } from '#contract';
import { ExportMenu } from '../../../components/export-menu.tsx';
import { saveBytes } from '../../../lib/save-file.ts';
import { useCommand } from '../../../state/use-command.ts';

/** The guest list as a file, to work on in a spreadsheet or to keep; it can be imported again. */
export function ExportButton() {
  const command = useCommand();

  async function save(format: Input<'guests.export'>['format']): Promise<void> {
    const file = await command('guests.export', { format });
    if (file !== null) saveBytes(file.filename, file.content);
  }

  return <ExportMenu onExport={(format) => void save(format)} />;
}
