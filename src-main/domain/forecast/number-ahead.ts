import { plus, type Stamp } from '../clock.ts';
import { mostNewChats, type NewChatPast, viewOfNewChats } from '../governor/new-chats.ts';
import { type NumberView, untouched } from '../governor/number-view.ts';
import type { BudgetSettings } from '../governor/settings.ts';
import type { Slot } from '../governor/slots.ts';
import type { NumberPast } from '../queue/worker-store.ts';
import type { Pace } from './pace.ts';

/** A number's slots in a future that has not happened, as the store would keep them. */
export class NumberAhead {
  readonly #budget: BudgetSettings;
  readonly #slots: SlotRing;
  /** null = the settings count no new chats. */
  readonly #newChats: SlotRing | null;
  readonly #past: NewChatPast & { first: Slot | null };
  /** One object for all questions: it changes with every send. */
  readonly #view: { -readonly [Field in keyof NumberView]: NumberView[Field] };

  constructor(past: NumberPast, budget: BudgetSettings) {
    this.#budget = budget;
    this.#slots = new SlotRing(budget.rateLimit, past.slots);
    const most = mostNewChats(budget);
    const newChats = most === null ? null : new SlotRing(most, past.newChats);
    this.#newChats = newChats;
    this.#past = { first: past.firstNewChat, nthNewest: (n) => newChats?.nthNewest(n) ?? null };
    this.#view = { ...untouched, restingSince: past.restingSince };
    this.#readSlots();
  }

  view(now: Stamp): NumberView {
    if (this.#newChats !== null) this.#view.newChats = viewOfNewChats(this.#budget, this.#past, now);
    return this.#view;
  }

  /** A first message that leaves after a rest is taken to get through. */
  take(startedAt: Stamp, newChat: boolean, { answerMs, jitter }: Pace): void {
    const countsFrom = answerMs === 0 ? startedAt : plus(startedAt, answerMs);
    const slot: Slot = { startedAt, countsFrom, jitter };
    this.#slots.add(slot);
    this.#readSlots();
    if (!newChat) return;
    this.#newChats?.add(slot);
    this.#past.first ??= slot;
    this.#view.restingSince = null;
  }

  #readSlots(): void {
    this.#view.nthNewest = this.#slots.nthNewest(this.#budget.rateLimit);
    this.#view.newest = this.#slots.nthNewest(1);
  }
}

/** The last `size` slots: the next one overwrites the oldest. */
class SlotRing {
  readonly #size: number;
  readonly #ring: Slot[];
  #taken: number;

  /** `slots` newest first. */
  constructor(size: number, slots: readonly Slot[]) {
    this.#size = size;
    this.#ring = slots.slice(0, size).reverse();
    this.#taken = this.#ring.length;
  }

  nthNewest(n: number): Slot | null {
    return n > this.#taken || n > this.#size ? null : (this.#ring[(this.#taken - n) % this.#size] ?? null);
  }

  add(slot: Slot): void {
    this.#ring[this.#taken % this.#size] = slot;
    this.#taken += 1;
  }
}
