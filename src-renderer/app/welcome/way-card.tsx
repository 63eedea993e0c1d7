import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';

export interface WayCardProps {
  readonly title: string;
  readonly text: string;
  readonly art: ReactNode;
  /** Where a newcomer begins: said on the card. */
  readonly tag?: string;
  readonly children: ReactNode;
  /** At the card's foot: one button. */
  readonly action?: ReactNode;
}

/** One way to send: what it is for, what it needs, one button. */
export function WayCard({ title, text, art, tag, children, action }: WayCardProps) {
  const id = useId();
  return (
    <section className="way" data-first={tag !== undefined || undefined} aria-labelledby={id}>
      <div className="way-art">
        {art}
        {tag !== undefined && <span className="way-tag">{tag}</span>}
      </div>
      <div className="way-body">
        <h2 className="way-title" id={id}>
          {title}
        </h2>
        <p className="second">{text}</p>
        <div className="way-content">{children}</div>
        {action !== undefined && <div className="way-action">{action}</div>}
      </div>
    </section>
  );
}

/** What holds already, each behind a tick. */
export function WayFacts({ facts }: { readonly facts: readonly string[] }) {
  return (
    <ul className="way-facts">
      {facts.map((fact) => (
        <li key={fact}>
          <CircleCheck size={17} aria-hidden />
          {fact}
        </li>
      ))}
    </ul>
  );
}
