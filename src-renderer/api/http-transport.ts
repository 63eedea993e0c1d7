import type { EventName, Transport } from '#contract';
import type { Language } from '#contract/common.ts';
import { failure } from '#contract/error-messages.ts';
import type { Failure, Result } from '#contract/result.ts';
import type { ConnectedTransport, Connection } from './client.ts';
import { readLines } from './event-lines.ts';

type Listener = Parameters<Transport['subscribe']>[0];

export interface HttpTransportParts {
  /** Where Invita is served, such as `http://127.0.0.1:4242`; empty for the page's own. */
  readonly origin: string;
  readonly token: string;
  /** The language of the one sentence said when nobody answers. */
  readonly language: () => Language;
  readonly fetch: typeof fetch;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const firstRetryMs = 500;
const longestRetryMs = 15_000;
/** The server sends a sign of life every 15 s: three missed ones mean that the line is dead. */
const silenceMs = 45_000;

/** Requests by POST /rpc, events by a streamed GET /events that is opened again whenever it ends. */
export function createHttpTransport(parts: HttpTransportParts): ConnectedTransport & { close(): void } {
  const listeners = new Set<Listener>();
  const connections = new Set<(connection: Connection) => void>();
  const closing = new AbortController();
  let connection: Connection = 'offline';

  function become(next: Connection): void {
    if (next === connection) return;
    connection = next;
    for (const listener of connections) listener(next);
  }

  void keepListening(parts, closing.signal, become, (event, payload) => {
    // A listener that throws is a bug of the page, not the end of the line.
    for (const listener of listeners) queueMicrotask(() => listener(event, payload));
  });

  return {
    invoke: (method, input) => post(parts, { method, input }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection(listener) {
      connections.add(listener);
      listener(connection);
      return () => connections.delete(listener);
    },
    close: () => closing.abort(),
  };
}

async function post(
  { fetch, origin, token, language }: HttpTransportParts,
  body: object,
): Promise<Result<unknown>> {
  try {
    const response = await fetch(`${origin}/rpc`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return response.ok ? (answer as Result<unknown>) : { ok: false, error: answer as Failure };
  } catch {
    return { ok: false, error: failure(language(), 'APP_UNREACHABLE') };
  }
}

async function keepListening(
  parts: HttpTransportParts,
  closing: AbortSignal,
  become: (connection: Connection) => void,
  emit: Listener,
): Promise<void> {
  let retryMs = firstRetryMs;
  while (!closing.aborted) {
    const end = await listen(parts, closing, emit, () => {
      retryMs = firstRetryMs;
      become('online');
    });
    if (closing.aborted) return;
    become(end);
    if (end === 'unauthorized') return;
    await parts.sleep(retryMs, closing);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }
}

/** One stream of events, from its opening to its end, whatever ends it. */
async function listen(
  { fetch, origin, token, sleep }: HttpTransportParts,
  closing: AbortSignal,
  emit: Listener,
  opened: () => void,
): Promise<'offline' | 'unauthorized'> {
  const stream = new AbortController();
  const stop = () => stream.abort();
  closing.addEventListener('abort', stop);
  try {
    const response = await fetch(`${origin}/events`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stream.signal,
    });
    if (response.status === 401) return 'unauthorized';
    if (!response.ok || response.body === null) return 'offline';
    opened();
    const lines = readLines(response.body.getReader());
    for (;;) {
      const line = await withinSilence(lines.next(), sleep);
      if (line === null || line.done === true) return 'offline';
      if (line.value !== '') tell(line.value, emit);
    }
  } catch {
    return 'offline';
  } finally {
    closing.removeEventListener('abort', stop);
    stop();
  }
}

/** Null when nothing came for too long. */
async function withinSilence<T>(next: Promise<T>, sleep: HttpTransportParts['sleep']): Promise<T | null> {
  const heard = new AbortController();
  try {
    return await Promise.race([next, sleep(silenceMs, heard.signal).then(() => null)]);
  } finally {
    heard.abort();
  }
}

function tell(line: string, emit: Listener): void {
  const { event, payload } = JSON.parse(line) as { event: EventName; payload: unknown };
  emit(event, payload);
}
