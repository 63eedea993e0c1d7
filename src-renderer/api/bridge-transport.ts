import type { Transport } from '#contract';
import type { ConnectedTransport } from './client.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly invita?: Transport;
  }
}

/** Requests and events through the preload's bridge. Window and main process live and die together: always online. */
export function createBridgeTransport(bridge: Transport): ConnectedTransport {
  return {
    invoke: (method, input) => bridge.invoke(method, input),
    subscribe: (listener) => bridge.subscribe(listener),
    onConnection(listener) {
      listener('online');
      return () => {};
    },
  };
}
