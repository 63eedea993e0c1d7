import type { KeyboardEvent } from 'react';
import type { GuestSelection } from './use-selection.ts';

export interface GuestKeys {
  readonly active: number;
  readonly total: number;
  readonly selection: GuestSelection;
  /** How many rows are in sight. */
  readonly pageRows: () => number;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** With Shift, everybody from where the selection began. */
  readonly onToggle: (index: number, range: boolean) => void;
  readonly onRemove: () => void;
}

/** ↑ ↓ and the page keys walk, Enter opens, Space selects, Ctrl/⌘ A selects all, Esc nobody, Delete removes. */
export function guestKeys(keys: GuestKeys) {
  return (event: KeyboardEvent) => {
    const action = actionFor(event, keys);
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
}

function actionFor(event: KeyboardEvent, keys: GuestKeys): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const { active, selection } = keys;
  if (ctrlKey || metaKey) return key === 'a' ? () => void selection.toggleAll() : undefined;
  if (altKey) return undefined;
  // While nobody is selected Esc and Delete are somebody else's.
  const some = selection.ids.size > 0;
  switch (key) {
    case 'Enter':
      return () => keys.onOpen(active);
    case ' ':
      return () => keys.onToggle(active, shiftKey);
    case 'Escape':
      return some ? selection.clear : undefined;
    case 'Delete':
      return some ? keys.onRemove : undefined;
    default:
      return walking(key, keys);
  }
}

function walking(key: string, keys: GuestKeys): (() => void) | undefined {
  const step = stepFor(key, keys);
  return step === undefined
    ? undefined
    : () => keys.onMove(Math.min(Math.max(keys.active + step, 0), keys.total - 1));
}

function stepFor(key: string, { total, pageRows }: GuestKeys): number | undefined {
  const page = Math.max(1, pageRows() - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}
