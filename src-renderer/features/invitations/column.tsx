import { type ReactNode, useId } from 'react';
import './column.css';

export interface ColumnProps {
  /** 1, 2, 3: the order of the work. */
  readonly step: number;
  readonly title: string;
  /** At the heading's right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One of the three columns: a numbered heading over a card. */
export function Column({ step, title, aside, children }: ColumnProps) {
  const id = useId();
  return (
    <section className="invitations-column" aria-labelledby={id}>
      <header className="invitations-column-head">
        <span className="invitations-column-step" aria-hidden>
          {step}
        </span>
        <h2 className="invitations-column-title" id={id}>
          {title}
        </h2>
        <div className="invitations-column-aside">{aside}</div>
      </header>
      <div className="invitations-column-card">{children}</div>
    </section>
  );
}
