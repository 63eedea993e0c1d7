import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EventName, Input, Method, Output } from '#contract';
import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import type { Result } from '#contract/result.ts';
import type { Remote } from '../lib/remote.ts';
import { useClient } from './invita-context.ts';

export interface RemoteOptions<M extends Method> {
  readonly input?: Input<M>;
  /** What makes the answer old: it is asked for again, the old one shown until then. */
  readonly refreshOn?: readonly EventName[];
  /** false asks for nothing and keeps what is shown: a paused live view. */
  readonly live?: boolean;
}

interface Shown<T> {
  readonly remote: Remote<T>;
  /** What the answer answers. */
  readonly question: string | null;
}

/** What is no longer there must not be shown as if it were. */
function isGone(code: ErrorCode): boolean {
  return errorStatus[code] === 404;
}

/**
 * The answer of a method, kept fresh: `useRemote('queue.list', { input: { q }, refreshOn: ['queue.changed'] })`.
 * Another input shows the old answer until the new one is there; an answer that comes too late is dropped.
 * A refused refresh leaves the answer there is, with why it is `stale`; a refused question of another input is `failed`,
 * as is one for what is gone. The second value asks again now.
 */
export function useRemote<M extends Method>(
  method: M,
  { input, refreshOn = [], live = true }: RemoteOptions<M> = {},
): [Remote<Output<M>>, () => Promise<void>] {
  const client = useClient();
  const [{ remote }, setShown] = useState<Shown<Output<M>>>({
    remote: { status: 'loading' },
    question: null,
  });
  const latest = useRef(0);
  const question = JSON.stringify(input) ?? '';

  const ask = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    const call = client.call as (method: M, input?: unknown) => Promise<Result<Output<M>>>;
    const result = await call(method, question === '' ? undefined : JSON.parse(question));
    if (mine !== latest.current) return;
    setShown((shown) => {
      if (result.ok) return { remote: { status: 'ready', data: result.data, stale: null }, question };
      const { error } = result;
      if (shown.remote.status === 'ready') {
        // A break of the line must not take away what is on the screen, and has its own word above it.
        if (error.code === 'APP_UNREACHABLE') return shown;
        if (shown.question === question && !isGone(error.code))
          return { remote: { ...shown.remote, stale: error }, question };
      }
      return { remote: { status: 'failed', error }, question };
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
