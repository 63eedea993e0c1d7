import type { ReactNode } from 'react';
import './text-link.css';

export interface TextLinkProps {
  readonly onClick: () => void;
  /** Its name where the words alone do not say of which thing. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** An action that reads as a link: inside lines, cards and panels. Its target is at least 28 high. */
export function TextLink({ onClick, label, children }: TextLinkProps) {
  return (
    <button type="button" className="text-link" aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
