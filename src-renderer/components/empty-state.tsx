import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconTile } from './icon-tile.tsx';
import './empty-state.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** One sentence. */
  readonly text?: string;
  /** One button, at most two. */
  readonly children?: ReactNode;
}

/** Nothing here yet: what it is for and the one thing to do. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <IconTile icon={icon} size={40} />
      <h2 className="empty-state-title">{title}</h2>
      {text !== undefined && <p className="second">{text}</p>}
      {children !== undefined && <div className="empty-state-actions">{children}</div>}
    </div>
  );
}
