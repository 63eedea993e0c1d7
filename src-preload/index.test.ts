import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Transport } from './contract/index.ts';

// The preload script can be given nothing: what it imports is all it has.
const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  renderer: undefined as EventEmitter | undefined,
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => electron.exposed.set(name, api),
  },
  ipcRenderer: {
    invoke: async (...parts: unknown[]) => electron.invoked.push(parts),
    on: (channel: string, listener: () => void) => electron.renderer?.on(channel, listener),
    off: (channel: string, listener: () => void) => electron.renderer?.off(channel, listener),
  },
}));

async function preload(): Promise<Transport> {
  await import('./index.ts');
  return electron.exposed.get('invita') as Transport;
}

describe('the preload script', () => {
  beforeEach(() => {
    electron.renderer = new EventEmitter();
    electron.invoked.length = 0;
  });

  it('gives the page two functions and nothing else', async () => {
    const bridge = await preload();
    expect([...electron.exposed.keys()]).toEqual(['invita']);
    expect(Object.keys(bridge)).toEqual(['invoke', 'subscribe']);
    expect(Object.isFrozen(bridge)).toBe(true);
  });

  it('forwards requests over one channel only', async () => {
    const bridge = await preload();
    await bridge.invoke('queue.get', { id: 'm1' });
    expect(electron.invoked).toEqual([['invita:invoke', 'queue.get', { id: 'm1' }]]);
  });

  it('passes events on without what carried them, until the page stops listening', async () => {
    const bridge = await preload();
    const heard: unknown[][] = [];
    const stop = bridge.subscribe((...parts) => heard.push(parts));
    electron.renderer?.emit('invita:event', { sender: 'ipc' }, 'queue.changed', {});
    stop();
    electron.renderer?.emit('invita:event', { sender: 'ipc' }, 'queue.changed', {});
    expect(heard).toEqual([['queue.changed', {}]]);
  });
});
