import { useEffect, useState } from 'react';

/** The time in epoch milliseconds, renewed every `intervalMs`. For countdowns; anything slower takes a longer interval. */
export function useNow(intervalMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return now;
}
