import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReply } from '../read-reply.ts';
import type { ReplyReading } from '../reading.ts';

/**
 * What a person would read: `yes`, `no`, `maybe`, `stop`, `none` (nothing to do), `ask` (a question and no answer), `?` (a
 * person has to look); with `?` behind it, it is only hinted at. `2+1` are adults and children, `diet` a note on food.
 */
type CorpusLine = readonly [text: string, expected: string];

export const corpora = ['italian', 'english', 'mixed', 'unseen'] as const;
export type Corpus = (typeof corpora)[number];

function readCorpus(name: Corpus): readonly CorpusLine[] {
  const path = join(import.meta.dirname, '..', 'corpus', `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as CorpusLine[];
}

/** What is read, in the words of the corpus. */
export function told(reading: ReplyReading): string {
  const unsure = reading.confidence === 'clear' ? '' : '?';
  if (reading.stop === true) return `stop${unsure}`;
  const { rsvp, why } = reading;
  if (rsvp !== undefined) return `${{ COMING: 'yes', NOT_COMING: 'no', MAYBE: 'maybe' }[rsvp]}${unsure}`;
  if (why === 'THANKS') return 'none';
  return why === 'QUESTION' ? 'ask' : '?';
}

export function countsTold({ adults, children, total }: ReplyReading): string {
  return `${adults ?? total ?? ''}${children === undefined ? '' : `+${children}`}`;
}

export interface Line {
  readonly text: string;
  /** `yes`, `no` … without the counts. */
  readonly expected: string;
  /** Null where the corpus says none. */
  readonly counts: string | null;
  readonly diet: boolean;
  readonly reading: ReplyReading;
}

export function readLines(name: Corpus): readonly Line[] {
  return readCorpus(name).map(([text, all]) => {
    const [expected = '', ...others] = all.split(' ');
    return {
      text,
      expected,
      counts: others.find((each) => /\d/.test(each)) ?? null,
      diet: others.includes('diet'),
      reading: readReply(text, { guests: 0 }),
    };
  });
}
