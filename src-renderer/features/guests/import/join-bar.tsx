import { Merge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from '../../../components/bulk-bar.tsx';
import { useJoining } from './joining-context.ts';
import { useRevise } from './revise-context.ts';

/** «Unisci»: the picked rows become one household, with one invitation. */
export function JoinBar() {
  const { t } = useTranslation('guests');
  const revise = useRevise();
  const { rows, clear } = useJoining();
  const [first = 0, ...others] = [...rows].sort((a, b) => a - b);

  async function join(): Promise<void> {
    if (await revise({ join: { rows: others, with: first } })) clear();
  }

  return (
    <BulkBar
      count={rows.size}
      actions={[
        {
          label: t(others.length === 0 ? 'join.pickAnother' : 'join.join'),
          icon: Merge,
          disabled: others.length === 0,
          onClick: () => void join(),
        },
      ]}
      onClear={clear}
    />
  );
}
