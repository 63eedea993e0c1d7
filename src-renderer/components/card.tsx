import type { ReactNode } from 'react';
import './card.css';

export interface CardProps {
  readonly title?: ReactNode;
  /** Beside the title, second colour. */
  readonly subtitle?: ReactNode;
  /** On the title's line, at the right. */
  readonly actions?: ReactNode;
  /** Content to the card's edge: tables. */
  readonly flush?: boolean;
  /** Takes the height its grid cell gives; the content scrolls. */
  readonly fill?: boolean;
  /** Names the region when there is no visible title. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** The white box everything stands in. */
export function Card({ title, subtitle, actions, flush, fill, label, children }: CardProps) {
  return (
    <section
      className="card"
      data-flush={flush || undefined}
      data-fill={fill || undefined}
      aria-label={label}
    >
      {title !== undefined && (
        <header className="card-head">
          <h2 className="card-title">{title}</h2>
          {subtitle !== undefined && <span className="second">{subtitle}</span>}
          {actions !== undefined && <div className="card-actions">{actions}</div>}
        </header>
      )}
      <div className="card-body">{children}</div>
    </section>
  );
}
