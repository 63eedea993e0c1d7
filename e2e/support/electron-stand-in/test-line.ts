/** What the stand-in tells the test that started it. */
export type Told =
  | { readonly told: 'window'; readonly endpoint: string; readonly options: WindowOptions }
  | { readonly told: 'error-box'; readonly title: string; readonly content: string }
  | { readonly told: 'external'; readonly url: string }
  | { readonly told: 'focused' }
  | { readonly told: 'answered'; readonly id: number; readonly value: unknown }
  | { readonly told: 'problem'; readonly text: string };

/** What the test may ask for: what a person or the system would do, or what they would see. */
export interface Asked {
  readonly id: number;
  readonly what: string;
  readonly detail?: unknown;
}

export interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
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

type Answer = (detail: never) => unknown;
const answers = new Map<string, Answer>();

/** What the stand-in does when the test asks for it; the test gets what it returns. */
export function onAsked(what: string, answer: Answer): void {
  answers.set(what, answer);
}

process.on('message', ({ id, what, detail }: Asked) => {
  const answer = answers.get(what);
  if (answer === undefined) throw new Error(`The stand-in for Electron does not know how to ${what}`);
  tell({ told: 'answered', id, value: answer(detail as never) ?? null });
});
// The line alone must not keep the process alive.
process.channel?.unref();
