import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { EventName, Transport } from '#contract';
import { eventChannel, invokeChannel } from '#contract/bridge.ts';
import { describeTransport, type TransportWorld } from '../testing/describe-transport.ts';
import { EventHub } from '../testing/event-hub.ts';
import { type IpcParts, registerIpc } from './ipc.ts';

type IpcHandler = Parameters<IpcParts['ipcMain']['handle']>[1];
type IpcEvent = Parameters<IpcHandler>[0];

// Only who sent it matters here, and that is asked of isTrusted.
const anEvent = {} as IpcEvent;

function setup(world: TransportWorld, isTrusted = () => true) {
  const handlers = new Map<string, IpcHandler>();
  const page = new EventEmitter();
  let destroyed = false;
  const unregister = registerIpc({
    ...world,
    ipcMain: {
      handle: (channel, handler) => handlers.set(channel, handler),
      removeHandler: (channel) => handlers.delete(channel),
    },
    language: () => 'en',
    isTrusted,
    windows: () => [
      {
        isDestroyed: () => destroyed,
        // Between processes everything is cloned.
        send: (channel, ...parts) => page.emit(channel, ...structuredClone(parts)),
      },
    ],
  });
  const transport: Transport = {
    invoke: async (...request) =>
      structuredClone(await handlers.get(invokeChannel)?.(anEvent, ...structuredClone(request))),
    subscribe(listener) {
      page.on(eventChannel, listener);
      return () => page.off(eventChannel, listener);
    },
  };
  return { transport, unregister, handlers, destroy: () => (destroyed = true) };
}

describeTransport('IPC', async (world) => {
  const { transport, unregister } = setup(world);
  return { transport, close: unregister };
});

describe('IPC', () => {
  it('asks nothing for a page that is not ours', async () => {
    const asked: string[] = [];
    const dispatch = async (method: string) => ({ ok: true as const, data: asked.push(method) });
    const { transport } = setup({ dispatch, subscribe: new EventHub().subscribe }, () => false);
    expect(await transport.invoke('queue.pause', undefined)).toMatchObject({
      ok: false,
      error: { code: 'FOREIGN_ORIGIN' },
    });
    expect(asked).toEqual([]);
  });

  it('answers whatever the page takes for the name of a method', async () => {
    const asked: string[] = [];
    const dispatch = async (method: string) => ({ ok: true as const, data: asked.push(method) });
    const { handlers } = setup({ dispatch, subscribe: new EventHub().subscribe });
    for (const method of [undefined, null, 7, {}, { toString: 1 }, ['queue.pause']]) {
      await handlers.get(invokeChannel)?.(anEvent, method, undefined);
    }
    expect(asked).toEqual(['', '', '', '', '', '']);
  });

  it('tells nothing to a window that is gone, and nothing to anyone once it ended', async () => {
    const hub = new EventHub();
    const world = { dispatch: async () => ({ ok: true as const, data: null }), subscribe: hub.subscribe };
    const { transport, unregister, handlers, destroy } = setup(world);
    const heard: EventName[] = [];
    transport.subscribe((event) => heard.push(event));
    hub.emit('queue.changed', {});
    destroy();
    hub.emit('guests.changed', {});
    expect(heard).toEqual(['queue.changed']);
    unregister();
    expect([hub.listening, handlers.size]).toEqual([0, 0]);
  });
});
