import { Button, Loader, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';

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
  const idle = !busy && !blocked;
  return (
    <Tooltip
      label={hint}
      multiline
      maw={280}
      withinPortal={false}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        variant={variant}
        data-danger={(danger && idle) || undefined}
        data-disabled={blocked && !busy}
        aria-disabled={!idle || undefined}
        aria-busy={busy || undefined}
        leftSection={busy ? <Loader size={15} color="currentColor" aria-hidden /> : <Icon aria-hidden />}
        onClick={idle ? props.onClick : undefined}
      >
        {label}
      </Button>
    </Tooltip>
  );
}
