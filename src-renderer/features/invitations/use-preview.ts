import { useEffect, useRef, useState } from 'react';
import type { Output } from '#contract';
import type { Failure } from '#contract/result.ts';
import { useClient } from '../../state/invita-context.ts';

export interface Preview {
  /** The last text there was: it stays while a mistake is being typed. */
  readonly shown: Output<'invitations.preview'> | null;
  /** Why there is no newer one. */
  readonly refusal: Failure | null;
}

const nothing: Preview = { shown: null, refusal: null };
/** Typing pauses longer than this ask. */
const pauseMs = 300;

/** What a household would read, live; null asks for nothing. */
export function usePreview(household: string | null, body: string, withFile = false): Preview {
  const client = useClient();
  const [preview, setPreview] = useState(nothing);
  const [round, setRound] = useState(0);
  const askedBody = useRef<string | null>(null);

  useEffect(() => {
    const again = () => setRound((last) => last + 1);
    const stops = [client.on('guests.changed', again), client.on('configuration.changed', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);

  // biome-ignore lint/correctness/useExhaustiveDependencies(round): a new round asks again
  useEffect(() => {
    if (household === null) {
      setPreview(nothing);
      return;
    }
    let wanted = true;
    async function ask(id: string): Promise<void> {
      askedBody.current = body;
      const result = await client.call('invitations.preview', { household: id, body, withFile });
      if (!wanted) return;
      setPreview(({ shown }) =>
        result.ok ? { shown: result.data, refusal: null } : { shown, refusal: result.error },
      );
    }
    const timer = setTimeout(() => void ask(household), askedBody.current === body ? 0 : pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, household, body, withFile, round]);

  return preview;
}
