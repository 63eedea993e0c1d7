import type { Transport } from '#contract';
import { privateHeaders } from './answers.ts';
import type { HttpClock } from './guess-brake.ts';

const heartbeatMs = 15_000;
/** A page that reads so slowly is cut off; it comes back and asks for everything again. */
const maxWaitingLines = 1000;

/** The open streams of events: one JSON `{event, payload}` a line, a blank line as a sign of life. */
export class EventStreams {
  readonly #subscribe: Transport['subscribe'];
  readonly #clock: HttpClock;
  readonly #closers = new Set<() => void>();

  constructor(subscribe: Transport['subscribe'], clock: HttpClock) {
    this.#subscribe = subscribe;
    this.#clock = clock;
  }

  open(): Response {
    const closed = new AbortController();
    let close = () => {};
    const lines = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const send = (line: string) => {
            if ((controller.desiredSize ?? 0) <= 0) return close();
            controller.enqueue(Buffer.from(`${line}\n`));
          };
          const unsubscribe = this.#subscribe((event, payload) => send(JSON.stringify({ event, payload })));
          close = () => {
            if (closed.signal.aborted) return;
            closed.abort();
            unsubscribe();
            this.#closers.delete(close);
            controller.close();
          };
          this.#closers.add(close);
          // The first one tells the page that the stream is open.
          void this.#beat(() => send(''), closed.signal);
        },
        cancel: () => close(),
      },
      { highWaterMark: maxWaitingLines },
    );
    return new Response(lines, { headers: { ...privateHeaders, 'content-type': 'application/x-ndjson' } });
  }

  closeAll(): void {
    for (const close of this.#closers) close();
  }

  async #beat(send: () => void, closed: AbortSignal): Promise<void> {
    while (!closed.aborted) {
      send();
      await this.#clock.sleep(heartbeatMs, closed);
    }
  }
}
