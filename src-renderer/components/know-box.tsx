import type { ReactNode } from 'react';
import type { StateName } from '../theme/tokens.ts';
import { stateColours } from './status-chip.tsx';
import './know-box.css';

export interface KnowBoxProps {
  readonly state: StateName;
  readonly title: string;
  /** What we do not know has a dashed edge. */
  readonly unknown?: boolean;
  readonly children: ReactNode;
}

/** What we know, or do not know, of one thing: first in a side panel, or above a form. */
export function KnowBox({ state, title, unknown, children }: KnowBoxProps) {
  return (
    <div className="know-box" data-unknown={unknown || undefined} style={stateColours(state)}>
      <p className="know-box-title">{title}</p>
      <div className="second">{children}</div>
    </div>
  );
}
