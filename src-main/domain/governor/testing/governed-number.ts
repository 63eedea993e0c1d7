import { later, plus, type Stamp } from '../../clock.ts';
import { type Decision, decide, type Errand } from '../governor.ts';
import { viewOfNewChats } from '../new-chats.ts';
import { openingHours, type SendWindow } from '../opening-hours.ts';
import type { GovernorSettings, Pacing } from '../settings.ts';
import type { Rest, Restriction } from '../signals.ts';
import type { Slot } from '../slots.ts';

export const timeZone = 'Europe/Rome';
const settleMs = 120_000;

export interface Settings {
  readonly rateLimit: number;
  readonly newChatCap: number | null;
  readonly warmUp: boolean;
  readonly pacing: Pacing;
  readonly window: SendWindow | null;
}

/** What became of one send: whether the guest may have it, and when at the latest, in true milliseconds. */
export interface Sent {
  readonly errand: Errand;
  readonly startedAt: number;
  readonly arrivesBy: number;
}

/** `SENT` at once, `UNKNOWN` for as long as the settle delay, `REFUSED`: certainly not, its slot is given back. */
export type Answer = 'SENT' | 'UNKNOWN' | 'REFUSED';

interface KeptSlot extends Slot {
  readonly newChat: boolean;
}

/**
 * A number with its slots kept as the store keeps them, on a machine whose clocks do what they like, and the true time,
 * which no clock shows.
 */
export class GovernedNumber {
  truth = 0;
  settings: Settings;
  restriction: Restriction | null = null;
  rest: Rest | null = null;
  readonly sent: Sent[] = [];
  #slots: KeptSlot[] = [];
  #firstNewChat: Slot | null = null;
  #governor: GovernorSettings;
  #wall: number;
  #uptime = 9_000_000;
  #boot = 1;

  constructor(settings: Settings, wall: number) {
    this.settings = settings;
    this.#wall = wall;
    this.#governor = governorOf(settings);
  }

  now(): Stamp {
    return { wall: this.#wall, uptime: this.#uptime, boot: `boot-${this.#boot}` };
  }

  /** Awake or asleep: both count as uptime. */
  pass(ms: number): void {
    this.truth += ms;
    this.#wall += ms;
    this.#uptime += ms;
  }

  setWall(byMs: number): void {
    this.#wall += byMs;
  }

  reboot(offMs: number): void {
    this.truth += offMs;
    this.#wall += offMs;
    this.#uptime = 0;
    this.#boot += 1;
  }

  change(settings: Settings): void {
    this.settings = settings;
    this.#governor = governorOf(settings);
  }

  ask(errand: Errand): Decision {
    const begun = this.#slots.filter(({ newChat }) => newChat);
    const past = { first: this.#firstNewChat, nthNewest: (n: number) => begun.at(-n) ?? null };
    return decide({
      now: this.now(),
      settings: this.#governor,
      number: {
        nthNewest: this.#slots.at(-this.settings.rateLimit) ?? null,
        newest: this.#slots.at(-1) ?? null,
        newChats: viewOfNewChats(this.settings, past, this.now()),
        restingSince: null,
      },
      queuePaused: false,
      sessionPaused: false,
      sessionConnected: true,
      rest: this.rest,
      restriction: this.restriction,
      errand,
    });
  }

  /** Sends if it may; null when it may not. */
  send(errand: Errand, answer: Answer, jitter: number): Sent | null {
    if (!this.ask(errand).go) return null;
    const startedAt = this.now();
    const sent = {
      errand,
      startedAt: this.truth,
      arrivesBy: this.truth + (answer === 'UNKNOWN' ? settleMs : 0),
    };
    if (answer === 'REFUSED') return sent;
    const before = this.#slots.at(-1)?.countsFrom;
    const latest = answer === 'SENT' ? startedAt : plus(startedAt, settleMs);
    const countsFrom = before === undefined ? latest : later(latest, before, startedAt);
    const slot = { startedAt, countsFrom, jitter, newChat: errand === 'COLD' };
    this.#slots.push(slot);
    if (slot.newChat) this.#firstNewChat ??= slot;
    this.sent.push(sent);
    return sent;
  }
}

function governorOf({ window, ...settings }: Settings): GovernorSettings {
  return { ...settings, hours: openingHours(window, timeZone) };
}
