import type { LucideIcon } from 'lucide-react';
import type { StateName } from '../theme/tokens.ts';
import { stateColours } from './status-chip.tsx';
import './icon-tile.css';

export interface IconTileProps {
  readonly icon: LucideIcon;
  readonly state?: StateName;
  /** 28 in rows and the header, 40 on Panoramica's line and in empty states. */
  readonly size?: 28 | 40;
  readonly dashed?: boolean;
}

/** An icon on a tinted square. */
export function IconTile({ icon: Icon, state = 'pending', size = 28, dashed }: IconTileProps) {
  return (
    <span
      className="icon-tile"
      data-size={size}
      data-dashed={dashed || undefined}
      style={stateColours(state)}
    >
      <Icon size={size === 28 ? 15 : 20} aria-hidden />
    </span>
  );
}
