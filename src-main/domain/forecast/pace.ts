import { typingRangeMs } from '../queue/typing.ts';

/** How one run of the forecast takes what nobody can know: the draw of each gap, and how long a send takes. */
export interface Pace {
  /** In [0, 1): where in its range each gap lies. */
  readonly jitter: number;
  /** Milliseconds from the decision to the request: the number is asked for, somebody types. */
  readonly beforeMs: number;
  /** Milliseconds from the request to WAHA's answer. */
  readonly answerMs: number;
}

export interface Paces {
  readonly fast: Pace;
  readonly expected: Pace;
  readonly slow: Pace;
}

/** What sending one message involves. */
export interface Effort {
  readonly manners: boolean;
  /** Characters of a usual text that waits. */
  readonly textLength: number;
}

/** WAHA's part in milliseconds: the questions before a send, and the answer to it. */
const questionsMs = { fast: 0, expected: 1_500, slow: 5_000 };
const answersMs = { fast: 0, expected: 2_000, slow: 8_000 };

/** A text may be shorter or longer than the usual one by this share. */
const textsDiffer = 0.6;

/** Standard deviation of a draw between 0 and 1. */
const spread = 0.2887;
/** So many standard deviations to either side: about 97 of 100 runs lie within. */
const deviations = 2.2;
/** An hour in which the gaps come out long is never made up for by one in which the limit stops the short ones. */
const longHours = 0.115;

/** The more messages, the better the gaps even out: the sum of `count` draws lies close to its middle. */
export function pacesFor(count: number, rateLimit: number, { manners, textLength }: Effort): Paces {
  const [quickest] = manners ? typingRangeMs(textLength * (1 - textsDiffer)) : [0];
  const [, slowest] = manners ? typingRangeMs(textLength * (1 + textsDiffer)) : [0, 0];
  const off = (deviations * spread) / Math.sqrt(Math.max(count, 1));
  const pace = (jitter: number, typing: number, name: keyof typeof questionsMs): Pace => ({
    jitter: Math.min(Math.max(jitter, 0), 1),
    beforeMs: Math.round(typing + questionsMs[name]),
    answerMs: answersMs[name],
  });
  return {
    fast: pace(0.5 - off, quickest, 'fast'),
    expected: pace(0.5, (quickest + slowest) / 2, 'expected'),
    slow: pace(0.5 + off + longHours / Math.sqrt(rateLimit), slowest, 'slow'),
  };
}
