import type { Random } from '../random.ts';

const charactersPerWord = 5;
const slowestWordsPerMinute = 30;
const fastestWordsPerMinute = 60;
const longestMs = 25_000;
const shortestMs = 1_500;

/** How long a person would type this text, in milliseconds: 45 ± 15 words a minute, at most 25 s. */
export function typingMs(text: string, random: Random): number {
  const words = text.length / charactersPerWord;
  const pace = slowestWordsPerMinute + (fastestWordsPerMinute - slowestWordsPerMinute) * random.unit();
  return Math.round(Math.min(longestMs, Math.max(shortestMs, (words / pace) * 60_000)));
}
