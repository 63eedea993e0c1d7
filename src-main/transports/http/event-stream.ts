import type { Transport } from '#contract';
import { privateHeaders } from './answers.ts';
import type { HttpClock } from './guess-brake.ts';

const heartbeatMs = 15_000;
/** A page that reads so slowly is cut off; it comes back and asks for everything again. */
const maxWaitingBytes = 4 * 1024 * 1024;

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
    const ended = new AbortController();
    const lines = new ReadableStream<Uint8Array>(
      {
        start: (controller) => this.#start(controller, ended),
        cancel: () => ended.abort(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: maxWaitingBytes }),
    );
    return new Response(lines, { headers: { ...privateHeaders, 'content-type': 'application/x-ndjson' } });
  }

  closeAll(): void {
    for (const close of this.#closers) close();
  }

  #start(controller: ReadableStreamDefaultController<Uint8Array>, ended: AbortController): void {
    const close = () => {
      if (ended.signal.aborted) return;
      ended.abort();
      controller.close();
    };
    const send = (line: string) => {
      if ((controller.desiredSize ?? 0) <= 0) close();
      else controller.enqueue(Buffer.from(`${line}\n`));
    };
    const unsubscribe = this.#subscribe((event, payload) => send(JSON.stringify({ event, payload })));
    this.#closers.add(close);
    ended.signal.addEventListener('abort', () => {
      unsubscribe();
      this.#closers.delete(close);
    });
    // The first sign of life tells the page that the stream is open.
    void this.#beat(() => send(''), ended.signal);
  }

  async #beat(send: () => void, ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      send();
      await this.#clock.sleep(heartbeatMs, ended);
    }
  }
}
