/** How long first messages rest after too many refusals, before one of them tries again. In milliseconds. */
export const breakerRestMs = 30 * 60_000;

/** As many cold sends are looked back on … */
export const breakerSpan = 10;
/** … and so many definite refusals among them are too many. */
const tooMany = 5;

/**
 * Whether the cold sends of a number, newest first, say that WhatsApp does not want them. Only a definite refusal counts
 * (ack −1, 463, a request refused): a time-out or a broken server says nothing of WhatsApp.
 */
export function opensBreaker(refused: readonly boolean[]): boolean {
  return refused.slice(0, breakerSpan).filter(Boolean).length >= tooMany;
}
