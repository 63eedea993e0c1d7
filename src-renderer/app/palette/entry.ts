import type { LucideIcon } from 'lucide-react';

export const groups = ['recent', 'do', 'go', 'households', 'messages'] as const;

export interface Entry {
  /** Stable: the recent ones are remembered by it. */
  readonly id: string;
  readonly group: (typeof groups)[number];
  readonly label: string;
  /** More on the right: the key, the state, the phone. */
  readonly hint?: string | undefined;
  /** Found by these too. */
  readonly words?: string;
  readonly icon: LucideIcon;
  /** Why it cannot be done now. */
  readonly refusal?: string | null;
  readonly run: () => void;
}

/** Each typed word begins a word of the entry; accents and case do not matter. */
export function matches({ label, words = '' }: Entry, typed: string): boolean {
  const has = wordsOf(`${label} ${words}`);
  return wordsOf(typed).every((asked) => has.some((word) => word.startsWith(asked)));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{Mark}/gu, '');
  return plain.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
