import type { EventName, EventPayload, Input, Method, Output, Transport } from '#contract';
import type { Result } from '#contract/result.ts';

/** `unauthorized`: the launch token is no longer valid; only a fresh link helps. */
export type Connection = 'online' | 'offline' | 'unauthorized';

export interface ConnectedTransport extends Transport {
  /** Tells the present state at once and each later one. */
  onConnection(listener: (connection: Connection) => void): () => void;
}

export interface Client {
  /** `client.call('queue.list', { q: 'rossi' })`. Never rejects: what went wrong is in the result. */
  call<M extends Method>(method: M, ...input: CallInput<M>): Promise<Result<Output<M>>>;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  /** Every `online` means that events may have been missed: what was fetched before must be fetched again. */
  onConnection(listener: (connection: Connection) => void): () => void;
}

type CallInput<M extends Method> = undefined extends Input<M> ? [] : [input: Input<M>];

export function createClient(transport: ConnectedTransport): Client {
  return {
    // The main process has checked the answer by the contract: its word is taken for it.
    call: <M extends Method>(method: M, ...[input]: CallInput<M>) =>
      transport.invoke(method, input) as Promise<Result<Output<M>>>,
    on: (event, listener) =>
      transport.subscribe((name, payload) => {
        if (name === event) listener(payload as EventPayload<typeof event>);
      }),
    onConnection: (listener) => transport.onConnection(listener),
  };
}
