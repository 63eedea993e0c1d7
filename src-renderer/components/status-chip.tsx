import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cssVariables } from '../lib/css-variables.ts';
import type { StateName } from '../theme/tokens.ts';
import './status-chip.css';

export interface StatusChipProps {
  readonly state: StateName;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  /** With tint and edge: for what needs a person in a list, for everything in a card or a panel's head. */
  readonly filled?: boolean;
  /** Unknown is dashed, everywhere. */
  readonly dashed?: boolean;
  readonly struck?: boolean;
  /** Only for what is moving right now. */
  readonly moving?: boolean;
}

/** Icon and word in a state's colour. Messages and sessions have their own: MessageChip, SessionChip. */
export function StatusChip(props: StatusChipProps) {
  const { state, icon: Icon, children, filled, dashed, struck, moving } = props;
  return (
    <span
      className="status-chip"
      data-filled={filled || undefined}
      data-dashed={dashed || undefined}
      data-struck={struck || undefined}
      data-moving={moving || undefined}
      style={stateColours(state)}
    >
      <Icon size={15} aria-hidden />
      <span className="status-chip-word">{children}</span>
    </span>
  );
}

/** The three colours of a state as `--fg`, `--tint` and `--line`. */
export function stateColours(state: StateName) {
  return cssVariables({
    '--fg': `var(--state-${state}-fg)`,
    '--tint': `var(--state-${state}-bg)`,
    '--line': `var(--state-${state}-line)`,
  });
}
