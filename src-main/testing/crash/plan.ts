import type { SendFault } from '../../practice/faults.ts';
import { SeededRandom } from '../seeded-random.ts';
import { type Doom, type PointName, points } from './points.ts';

/** How one life of the app ends. `moment`: killed from outside, so many ms after it started. */
export type Death =
  | Doom
  | { readonly at: 'moment'; readonly afterMs: number }
  /** Killed from outside, so many ms after WAHA accepted a message: the answer is under way. */
  | { readonly at: 'accepted'; readonly afterMs: number };

export interface Life {
  readonly death: Death;
  /** What the practice WAHA goes through meanwhile. */
  readonly around: 'nothing' | 'drop' | 'restart';
}

export interface RoundPlan {
  readonly seed: number;
  readonly households: number;
  readonly rateLimit: number;
  readonly manners: boolean;
  readonly reservesIds: boolean;
  readonly historyOff: boolean;
  readonly misbehaviour: { readonly probability: number; readonly faults: readonly SendFault[] } | null;
  readonly lives: readonly Life[];
}

const sendFaults: readonly SendFault[] = [
  'deliver-then-500',
  'deliver-then-hang',
  'deliver-then-reset',
  'hang',
  'reset',
  '500',
  'connection-closed',
  'session-not-working',
  'garbage-json',
  'no-id',
  'huge-body',
  'slow-drip',
  'no-acks',
  'ack-error',
  'rate-overlimit',
  'too-many-requests',
  'unauthorized',
  'no-lid',
];

/** Points that most messages pass are met at once; the others may need some messages. */
const pointNames = Object.keys(points) as PointName[];

/**
 * Everything about a round follows from its seed, so that one that fails can be had again. With `faults` the practice
 * WAHA misbehaves in every second one.
 */
export function planRound(seed: number, faults: boolean): RoundPlan {
  const random = new SeededRandom(seed);
  const chance = (probability: number) => random.unit() < probability;
  const withFaults = faults && chance(0.5);
  const between = (from: number, to: number) => from + Math.floor(random.unit() * (to - from + 1));
  const pick = <T>(from: readonly T[]) => from[Math.floor(random.unit() * from.length)] as T;
  const isTight = chance(0.12);
  const households = isTight ? between(10, 16) : between(25, 45);
  const reservesIds = chance(0.88);

  function death(): Death {
    const kind = random.unit();
    if (kind < 0.5) return { at: 'point', point: pick(pointNames), count: between(1, 3) };
    if (kind < 0.65) return { at: 'statement', count: between(1, 300) };
    if (kind < 0.8) return { at: 'accepted', afterMs: between(0, 12) };
    return { at: 'moment', afterMs: between(0, 300) };
  }

  return {
    seed,
    households,
    rateLimit: isTight ? between(5, 8) : 1000,
    manners: chance(0.3),
    reservesIds,
    historyOff: withFaults && chance(0.08),
    misbehaviour: withFaults
      ? {
          probability: 0.15 + random.unit() * 0.35,
          faults: sendFaults.filter(() => chance(0.5)),
        }
      : null,
    lives: Array.from({ length: households * 2 }, () => ({
      death: death(),
      around: withFaults && chance(0.06) ? 'drop' : withFaults && chance(0.01) ? 'restart' : 'nothing',
    })),
  };
}

/** A different seed for each round, told by the run's seed and the round's number. */
export function seedOfRound(seed: number, round: number): number {
  const random = new SeededRandom(seed ^ Math.imul(round + 1, 0x9e3779b1));
  return Math.floor(random.unit() * 0x1_0000_0000);
}
