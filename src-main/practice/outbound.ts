import type { Journal, JournalEntry } from './journal.ts';
import type { Draft, Message } from './messages.ts';
import type { Network } from './network.ts';
import type { SendOutcome, TakenSend } from './outbound-entries.ts';
import type { Timing } from './timing.ts';

interface OutboundParts {
  readonly timing: Timing;
  readonly journal: Journal;
  readonly network: Network;
}

/**
 * Sends between caller and WhatsApp. Nobody can call one back: it goes on when the caller hangs up, and when this
 * program dies it is taken up again, because a real container would have gone on too.
 */
export class Outbound {
  readonly #parts: OutboundParts;
  #container = new AbortController();

  constructor(parts: OutboundParts) {
    this.#parts = parts;
  }

  async send(draft: Draft, outcome: SendOutcome, afterMs: number): Promise<Message> {
    const { journal, timing } = this.#parts;
    const taken = { draft, outcome, dueWall: timing.now().wall + afterMs };
    journal.append({ type: 'send-taken', send: taken });
    return this.#finish(taken, afterMs);
  }

  /** The container dies: what it had taken and not yet handed on is gone. */
  abandon(): void {
    this.#container.abort();
    this.#container = new AbortController();
  }

  restore(past: readonly JournalEntry[]): void {
    const { timing } = this.#parts;
    for (const taken of unfinished(past)) {
      const afterMs = Math.max(0, taken.dueWall - timing.now().wall);
      timing.inBackground(async () => {
        await this.#finish(taken, afterMs);
      });
    }
  }

  async #finish(taken: TakenSend, afterMs: number): Promise<Message> {
    await this.#parts.timing.pause(afterMs, this.#container.signal);
    return this.#parts.network.accept(taken.draft, taken.outcome);
  }
}

/** The same id may have been taken more than once; an accept belongs to the one that was due first. */
function unfinished(past: readonly JournalEntry[]): TakenSend[] {
  let open: TakenSend[] = [];
  for (const entry of past) {
    if (entry.type === 'container-started') open = [];
    if (entry.type === 'send-taken') open = [...open, entry.send].sort((a, b) => a.dueWall - b.dueWall);
    if (entry.type === 'send-accepted') {
      const { id, number } = entry.message;
      const done = open.findIndex(({ draft }) => draft.id === id && draft.number === number);
      if (done >= 0) open.splice(done, 1);
    }
  }
  return open;
}
