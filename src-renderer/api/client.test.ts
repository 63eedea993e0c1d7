import { describe, expect, it } from 'vitest';
import type { EventName } from '#contract';
import { createBridgeTransport } from './bridge-transport.ts';
import { createClient } from './client.ts';

function setup() {
  const asked: unknown[] = [];
  const listeners = new Set<(event: EventName, payload: unknown) => void>();
  const client = createClient(
    createBridgeTransport({
      async invoke(method, input) {
        asked.push([method, input]);
        return { ok: true, data: { paused: true } };
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  );
  const emit = (event: EventName, payload: unknown) => {
    for (const listener of listeners) listener(event, payload);
  };
  return { client, asked, emit, listeners };
}

describe('the client', () => {
  it('asks by method and input, and gives the result as it is', async () => {
    const { client, asked } = setup();
    expect(await client.call('queue.pause')).toEqual({ ok: true, data: { paused: true } });
    await client.call('queue.list', { q: 'rossi' });
    expect(asked).toEqual([
      ['queue.pause', undefined],
      ['queue.list', { q: 'rossi' }],
    ]);
  });

  it('does not compile with an input or an answer that the contract does not have', async () => {
    const { client } = setup();
    // @ts-expect-error: no such method
    await client.call('queue.nothing');
    // @ts-expect-error: an input is needed
    await client.call('queue.get');
    // @ts-expect-error: of another shape
    await client.call('queue.get', { name: 'm1' });
    // @ts-expect-error: none is taken
    await client.call('queue.pause', {});
    const result = await client.call('queue.pause');
    // @ts-expect-error: the answer says paused and nothing more
    if (result.ok) expect(result.data.resumed).toBeUndefined();
  });

  it('tells each listener of its own event until it stops listening', () => {
    const { client, emit, listeners } = setup();
    const heard: unknown[] = [];
    const stop = client.on('queue.changed', (payload) => heard.push(payload));
    emit('guests.changed', {});
    emit('queue.changed', { id: 1 });
    stop();
    expect(heard).toEqual([{ id: 1 }]);
    expect(listeners.size).toBe(0);
  });

  it('is always online over the bridge', () => {
    const states: string[] = [];
    setup().client.onConnection((connection) => states.push(connection));
    expect(states).toEqual(['online']);
  });
});
