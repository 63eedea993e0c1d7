import type { KeyboardEvent } from 'react';

export interface ListKeys {
  /** −1 and 1 walk; −10 and 10 leap. */
  readonly onMove: (lines: number) => void;
  readonly onOpen: () => void;
  readonly onSelect: () => void;
}

const moves: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** ↑ ↓ walk, Enter opens, Space selects; on a checkbox the last two are its own. */
export function listKeys({ onMove, onOpen, onSelect }: ListKeys) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = event.target instanceof HTMLInputElement;
    const move = moves[event.key];
    if (move !== undefined) onMove(move);
    else if (event.key === 'Enter' && !onControl) onOpen();
    else if (event.key === ' ' && !onControl) onSelect();
    else return;
    event.preventDefault();
  };
}
