import type { ReactNode } from 'react';
import './screen.css';

export interface ScreenProps {
  /** Beside the scrolling content, full height: a SidePanel. */
  readonly panel?: ReactNode;
  /** Does not scroll itself: the one child of class `screen-fill` takes the height left and scrolls inside. */
  readonly fixed?: boolean;
  readonly children: ReactNode;
}

/** The frame of a feature's screen: padding, scrolling, room for a side panel. */
export function Screen({ panel, fixed, children }: ScreenProps) {
  return (
    <div className="screen">
      <div className="screen-content" data-fixed={fixed || undefined}>
        {children}
      </div>
      {panel}
    </div>
  );
}
