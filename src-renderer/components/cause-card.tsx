import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StateName } from '../theme/tokens.ts';
import { IconTile } from './icon-tile.tsx';
import { TextLink } from './text-link.tsx';
import './cause-card.css';

export interface CauseCardProps {
  readonly state: StateName;
  readonly icon: LucideIcon;
  /** Count and cause: «3 non su WhatsApp». */
  readonly title: string;
  readonly text: string;
  /** One to three. */
  readonly actions: readonly { readonly label: string; readonly onClick: () => void }[];
}

/** One cause and its rows as one job. */
export function CauseCard({ state, icon, title, text, actions }: CauseCardProps) {
  return (
    <section className="cause-card">
      <IconTile icon={icon} state={state} dashed={state === 'unconfirmed'} />
      <div>
        <h2 className="cause-card-title">{title}</h2>
        <p className="second">{text}</p>
        <div className="cause-card-actions">
          {actions.map(({ label, onClick }) => (
            <TextLink key={label} onClick={onClick}>
              {label}
            </TextLink>
          ))}
        </div>
      </div>
    </section>
  );
}

/** The cards above a list; a third wraps below, none shows nothing. */
export function CauseCards({ children }: { readonly children: ReactNode }) {
  return <div className="cause-cards">{children}</div>;
}
