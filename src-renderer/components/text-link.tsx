import type { ReactNode } from 'react';
import './text-link.css';

export interface TextLinkProps {
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** An action that reads as a link: inside lines, cards and panels. Its target is at least 28 high. */
export function TextLink({ onClick, children }: TextLinkProps) {
  return (
    <button type="button" className="text-link" onClick={onClick}>
      {children}
    </button>
  );
}
