import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EventName, Input, Method, Output } from '#contract';
import type { Failure, Result } from '#contract/result.ts';
import { useClient } from './invita-context.ts';

export type Remote<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly data: T }
  | { readonly status: 'failed'; readonly error: Failure };

export interface RemoteOptions<M extends Method> {
  readonly input?: Input<M>;
  /** What makes the answer old: it is asked for again, the old one shown until then. */
  readonly refreshOn?: readonly EventName[];
  /** false asks for nothing and keeps what is shown: a paused live view. */
  readonly live?: boolean;
}

/**
 * The answer of a method, kept fresh: `useRemote('queue.list', { input: { q }, refreshOn: ['queue.changed'] })`.
 * Another input shows the old answer until the new one is there; an answer that comes too late is dropped.
 * The second value asks again now.
 */
export function useRemote<M extends Method>(
  method: M,
  { input, refreshOn = [], live = true }: RemoteOptions<M> = {},
): [Remote<Output<M>>, () => Promise<void>] {
  const client = useClient();
  const [remote, setRemote] = useState<Remote<Output<M>>>({ status: 'loading' });
  const latest = useRef(0);
  const question = JSON.stringify(input) ?? '';

  const ask = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    const call = client.call as (method: M, input?: unknown) => Promise<Result<Output<M>>>;
    const result = await call(method, question === '' ? undefined : JSON.parse(question));
    if (mine !== latest.current) return;
    setRemote((shown) => {
      if (result.ok) return { status: 'ready', data: result.data };
      // A break of the line must not take away what is on the screen.
      return shown.status === 'ready' && result.error.code === 'APP_UNREACHABLE'
        ? shown
        : { status: 'failed', error: result.error };
    });
  }, [client, method, question]);

  const askWhenLive = useEffectEvent(() => {
    if (live) void ask();
  });

  useEffect(() => {
    void ask();
    return () => {
      latest.current += 1;
    };
  }, [ask]);

  const names = refreshOn.join();
  useEffect(() => {
    const events = names === '' ? [] : (names.split(',') as EventName[]);
    let first = true;
    const stops = [
      ...events.map((event) => client.on(event, () => askWhenLive())),
      client.onConnection((connection) => {
        // The state at the start is no news.
        if (!first && connection === 'online') askWhenLive();
        first = false;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, names]);

  return [remote, ask];
}
