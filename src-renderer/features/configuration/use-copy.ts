import { useState } from 'react';

/** Copies a text; `copied` is null before, then whether the browser did it. */
export function useCopy(): {
  readonly copied: boolean | null;
  readonly copy: (text: string) => Promise<void>;
} {
  const [copied, setCopied] = useState<boolean | null>(null);
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }
  return { copied, copy };
}
