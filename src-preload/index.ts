import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { eventChannel, invokeChannel } from './contract/bridge.ts';
import type { Transport } from './contract/index.ts';

// Everything the page can reach. What it may ask for is decided by the contract, in the main process.
const bridge: Transport = {
  invoke: (method, input) => ipcRenderer.invoke(invokeChannel, method, input),
  subscribe(listener) {
    // The page never sees the IPC event: it carries the sender.
    const forward = (_: IpcRendererEvent, ...[event, payload]: Parameters<typeof listener>) =>
      listener(event, payload);
    ipcRenderer.on(eventChannel, forward);
    return () => ipcRenderer.off(eventChannel, forward);
  },
};

contextBridge.exposeInMainWorld('invita', Object.freeze(bridge));
