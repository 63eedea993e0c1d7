import { Button } from '@mantine/core';
import { Merge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from '../../../components/bulk-bar.tsx';
import { useJoining } from './joining-context.ts';
import { useRevise } from './revise-context.ts';

/** «Unisci righe…»: boxes at the rows, and a bar that says what they are for. */
export function JoinButton() {
  const { t } = useTranslation('guests');
  const { on, begin, end } = useJoining();
  return (
    <Button
      variant={on ? 'light' : 'default'}
      leftSection={<Merge aria-hidden />}
      aria-pressed={on}
      onClick={on ? end : begin}
    >
      {t('join.begin')}
    </Button>
  );
}

/** «Unisci»: the picked rows become one household, with one invitation. */
export function JoinBar() {
  const { t } = useTranslation('guests');
  const revise = useRevise();
  const { on, rows, end } = useJoining();
  const [first = 0, ...others] = [...rows].sort((a, b) => a - b);

  if (!on) return null;

  async function join(): Promise<void> {
    if (await revise({ join: { rows: others, with: first } })) end();
  }

  return (
    <BulkBar
      count={rows.size}
      prompt={t('join.prompt')}
      actions={[
        {
          label: t(rows.size === 1 ? 'join.pickAnother' : 'join.join'),
          icon: Merge,
          disabled: others.length === 0,
          onClick: () => void join(),
        },
      ]}
      onClear={end}
    />
  );
}
