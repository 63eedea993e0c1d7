import { useCallback, useEffect, useRef, useState } from 'react';
import type { ContainerLogLine } from '#contract/container.ts';
import { useClient } from '../../../state/invita-context.ts';
import { onceAtATime } from '../../../state/once-at-a-time.ts';

/** More often than the app's patience: it follows the log only while somebody asks. */
const askMs = 10_000;
const keptLines = 2_000;

/** WAHA's log, growing by itself while it is on the screen. */
export function useContainerLog(): readonly ContainerLogLine[] {
  const client = useClient();
  const [lines, setLines] = useState<readonly ContainerLogLine[]>([]);
  const last = useRef(0);

  const ask = useCallback(async () => {
    const result = await client.call('container.log', { after: last.current });
    // What cannot be read now is asked for again soon; the panel above says what is wrong.
    if (!result.ok || result.data.lines.length === 0) return;
    last.current = result.data.lines.at(-1)?.id ?? last.current;
    setLines((known) => [...known, ...result.data.lines].slice(-keptLines));
  }, [client]);

  useEffect(() => {
    const askOnce = onceAtATime(ask);
    void askOnce();
    const timer = setInterval(() => void askOnce(), askMs);
    const stops = [
      client.on('container.logged', () => void askOnce()),
      client.on('container.changed', () => void askOnce()),
    ];
    return () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [client, ask]);
  return lines;
}
