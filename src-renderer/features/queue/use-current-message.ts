import { useState } from 'react';
import type { QueueItem } from '#contract/queue.ts';
import { useOpenMessage } from './use-open-message.ts';

export interface CurrentMessage {
  /** Shown in the side panel. */
  readonly opened: string | null;
  /** The one the keys act on: the opened one, else where the arrows have come to. */
  readonly current: string | null;
  readonly open: (id: string) => void;
  readonly close: () => void;
  /** So many rows down, or up; it stops at the ends. The panel follows. */
  readonly move: (rows: number) => void;
  /** Absent at the start of the list, and when the opened one is not in it. */
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
}

/** Which message of the list is looked at. */
export function useCurrentMessage(rows: readonly QueueItem[]): CurrentMessage {
  const { id: opened, open, close } = useOpenMessage();
  const [walked, setWalked] = useState<string | null>(null);
  const current = opened ?? walked;
  const place = rows.findIndex(({ id }) => id === current);

  function goTo(index: number) {
    const id = rows[index]?.id;
    if (id === undefined) return;
    setWalked(id);
    if (opened !== null) open(id);
  }

  return {
    opened,
    current,
    open(id) {
      setWalked(id);
      open(id);
    },
    close,
    move(step) {
      goTo(place === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, place + step)));
    },
    previous: place > 0 ? () => goTo(place - 1) : undefined,
    next: place !== -1 && place < rows.length - 1 ? () => goTo(place + 1) : undefined,
  };
}
