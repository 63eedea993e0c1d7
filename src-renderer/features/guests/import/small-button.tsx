import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SmallButtonProps {
  /** Whole, for whoever does not see the row it stands in. */
  readonly label: string;
  readonly quiet?: boolean;
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** One decision about a row. */
export function SmallButton({ label, quiet = false, children, onClick }: SmallButtonProps) {
  return (
    <Button size="xs" variant={quiet ? 'subtle' : 'default'} aria-label={label} onClick={onClick}>
      {children}
    </Button>
  );
}
