import { useState } from 'react';

export interface Retry {
  readonly asking: boolean;
  /** When the last try that did not help was over. */
  readonly triedAt: Date | null;
  readonly run: () => Promise<void>;
}

/** Trying again, seen: that it is being asked, and that it was in vain. What helps takes away whoever uses this. */
export function useRetry(action: () => unknown): Retry {
  const [asking, setAsking] = useState(false);
  const [triedAt, setTriedAt] = useState<Date | null>(null);
  async function run(): Promise<void> {
    const result = action();
    // Only what can be waited for is a try: an action may as well lead elsewhere.
    if (!(result instanceof Promise)) return;
    setAsking(true);
    await result;
    setAsking(false);
    setTriedAt(new Date());
  }
  return { asking, triedAt, run };
}
