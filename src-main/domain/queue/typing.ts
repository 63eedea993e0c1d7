import type { Random } from '../random.ts';

const charactersPerWord = 5;
const slowestWordsPerMinute = 30;
const fastestWordsPerMinute = 60;
const longestMs = 25_000;
const shortestMs = 1_500;

/** How long a person would type this text, in milliseconds: 45 ± 15 words a minute, at most 25 s. */
export function typingMs(text: string, random: Random): number {
  const pace = slowestWordsPerMinute + (fastestWordsPerMinute - slowestWordsPerMinute) * random.unit();
  return Math.round(atPace(text.length, pace));
}

/** The shortest and the longest time a text of this length may take. */
export function typingRangeMs(length: number): readonly [number, number] {
  return [atPace(length, fastestWordsPerMinute), atPace(length, slowestWordsPerMinute)];
}

function atPace(length: number, wordsPerMinute: number): number {
  const words = length / charactersPerWord;
  return Math.min(longestMs, Math.max(shortestMs, (words / wordsPerMinute) * 60_000));
}
