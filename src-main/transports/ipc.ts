import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Transport } from '#contract';
import { eventChannel, invokeChannel } from '#contract/bridge.ts';
import type { Language } from '#contract/common.ts';
import { failure } from '#contract/error-messages.ts';
import type { Result } from '#contract/result.ts';
import type { Dispatch } from '../api/dispatch.ts';

export interface IpcParts {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
  readonly language: () => Language;
  /** Whether a request comes from the top frame of a window of ours. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** The windows that are told of events now. */
  readonly windows: () => Iterable<Pick<WebContents, 'send' | 'isDestroyed'>>;
}

/** Serves the contract to our windows, and nobody else. Returns what ends it. */
export function registerIpc(parts: IpcParts): () => void {
  const { ipcMain, dispatch, subscribe, language, isTrusted, windows } = parts;

  ipcMain.handle(invokeChannel, (event, method: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isTrusted(event)) {
      return Promise.resolve({ ok: false, error: failure(language(), 'FOREIGN_ORIGIN') });
    }
    return dispatch(typeof method === 'string' ? method : '', input);
  });
  const unsubscribe = subscribe((event, payload) => {
    for (const window of windows()) {
      if (!window.isDestroyed()) window.send(eventChannel, event, payload);
    }
  });

  return () => {
    unsubscribe();
    ipcMain.removeHandler(invokeChannel);
  };
}
