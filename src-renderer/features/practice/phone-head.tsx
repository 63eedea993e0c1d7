import type { LucideIcon } from 'lucide-react';
import { IconTile } from '../../components/icon-tile.tsx';
import './phone-head.css';

export interface PhoneHeadProps {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly what: string;
}

/** Which of the two sides of a rehearsal one holds in the hand: the phone that sends, or those that receive. */
export function PhoneHead({ id, icon, title, what }: PhoneHeadProps) {
  return (
    <div className="phone-head">
      <IconTile icon={icon} />
      <div>
        <h3 id={id} className="phone-head-title">
          {title}
        </h3>
        <p className="hint">{what}</p>
      </div>
    </div>
  );
}
