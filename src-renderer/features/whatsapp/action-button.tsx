import { Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { BusyButton } from '../../components/busy-button.tsx';

export interface ActionButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** What it does, or why it cannot be done now. */
  readonly hint: string;
  readonly variant?: 'default' | 'subtle' | 'filled';
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly blocked?: boolean;
  readonly onClick: () => void;
}

/** A button that explains itself. Blocked or busy it keeps its focus and its hint, and does nothing. */
export function ActionButton(props: ActionButtonProps) {
  const { icon: Icon, label, hint, variant = 'default', danger, busy = false, blocked = false } = props;
  return (
    <Tooltip
      label={hint}
      multiline
      maw={280}
      withinPortal={false}
      events={{ hover: true, focus: true, touch: true }}
    >
      <BusyButton
        variant={variant}
        data-danger={(danger && !busy && !blocked) || undefined}
        busy={busy}
        blocked={blocked}
        leftSection={<Icon aria-hidden />}
        onClick={props.onClick}
      >
        {label}
      </BusyButton>
    </Tooltip>
  );
}
