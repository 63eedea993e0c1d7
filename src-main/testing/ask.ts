import type { Input, Method, Output } from '#contract';
import type { App } from '../app.ts';

/** Asks the app as a screen would; a refusal fails the test with its code. */
export async function ask<M extends Method>(app: App, method: M, input: Input<M>): Promise<Output<M>> {
  const result = await app.dispatch(method, input);
  if (!result.ok) throw new Error(`${method} was refused: ${result.error.code} ${result.error.message}`);
  return result.data as Output<M>;
}

/** The code a request is refused with; fails when it is not. */
export async function refusal(app: App, method: string, input: unknown): Promise<string> {
  const result = await app.dispatch(method, input);
  if (result.ok) throw new Error(`${method} was not refused`);
  return result.error.code;
}

/** Reads until `done`, without guessing how long that takes; the test's own time-out ends a wait in vain. */
export async function until<T>(read: () => Promise<T> | T, done: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** A guest list with this many households, one guest and one phone each. */
export function guestList(households: number): string {
  const rows = Array.from(
    { length: households },
    (_, index) => `Anna;Prova${letters(index)};+39 333 111 ${String(1111 + index)}`,
  );
  return Buffer.from(['Nome;Cognome;Cellulare', ...rows].join('\n')).toString('base64');
}

/** A different surname for each index, made of letters only. */
function letters(index: number): string {
  const a = 'abcdefghijklmnopqrstuvwxyz';
  return `${a[Math.floor(index / 26) % 26]}${a[index % 26]}`;
}
