import type { Span } from './closed-hours.ts';

/** Closed hours take an eighth of their room: nothing happens in them. */
const closedShare = 1 / 8;

/** Where a moment of `span` stands between 0 and `width`; always forwards, and closed hours compressed. */
export function timeScale(span: Span, closed: readonly Span[], width: number): (at: number) => number {
  const room = (at: number) => {
    const shut = closed.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(at, end) - start), 0);
    return at - span.start - shut * (1 - closedShare);
  };
  const whole = room(span.end);
  return (at) => (room(Math.min(Math.max(at, span.start), span.end)) / whole) * width;
}
