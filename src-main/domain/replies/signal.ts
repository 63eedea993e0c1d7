/**
 * What a few words say. `YES`, `NO` and `MAYBE` say it plainly, the `LIKELY_…` only hint at it; `SOME_…` speak of one of them.
 * `AYE` is a bare «yes», which may answer another question. `DOUBT` makes all the rest unsure, `ACK` only says that it was read, `NEUTRAL` looks like an answer and is none.
 */
export type Signal =
  | 'YES'
  | 'AYE'
  | 'NO'
  | 'MAYBE'
  | 'LIKELY_YES'
  | 'LIKELY_NO'
  | 'LIKELY_MAYBE'
  | 'SOME_COME'
  | 'SOME_STAY'
  | 'DOUBT'
  | 'ACK'
  | 'NEUTRAL';

/**
 * In the order they are tried; what one has read, the next ones do not see. All repetitions in them are bounded or of
 * plain word characters, so that each takes time in proportion to the text.
 */
export type Rule = readonly [RegExp, Signal];
