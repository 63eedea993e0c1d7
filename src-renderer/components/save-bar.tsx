import type { ReactNode } from 'react';
import './save-bar.css';

export interface SaveBarProps {
  /** What is about to happen, in numbers: left. */
  readonly summary: ReactNode;
  /** What is promised, «Puoi annullare tutto fino al primo invio»: before the buttons. */
  readonly promise?: ReactNode;
  /** Cancel, then the one filled button. */
  readonly children: ReactNode;
}

/** Applies or saves; sticks to the bottom of the screen. Last child of a scrolling Screen. */
export function SaveBar({ summary, promise, children }: SaveBarProps) {
  return (
    <div className="save-bar" role="toolbar">
      <div className="save-bar-summary">{summary}</div>
      {promise !== undefined && <div className="save-bar-promise second">{promise}</div>}
      <div className="save-bar-buttons">{children}</div>
    </div>
  );
}
