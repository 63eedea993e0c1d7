import { EventEmitter } from 'node:events';

/** What the stand-in tells the test that started it. */
export type Told =
  | { readonly told: 'window'; readonly endpoint: string; readonly options: WindowOptions }
  | { readonly told: 'error-box'; readonly title: string; readonly content: string }
  | { readonly told: 'external'; readonly url: string }
  | { readonly told: 'focused' }
  | { readonly told: 'resumed'; readonly heard: boolean }
  | { readonly told: 'problem'; readonly text: string };

/** What the test may ask for: what a person or the system would do. */
export type Asked = 'resume';

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
  readonly [option: string]: unknown;
}

/** Without a test at the other end (started by hand), everything goes to stderr. */
export function tell(message: Told): void {
  if (process.send === undefined) process.stderr.write(`stand-in: ${JSON.stringify(message)}\n`);
  else process.send(message);
}

export const asked = new EventEmitter<Record<Asked, []>>();
process.on('message', (message: Asked) => asked.emit(message));
// The line alone must not keep the process alive.
process.channel?.unref();
