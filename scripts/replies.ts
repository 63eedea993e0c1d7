// Writes docs/replies.md: how well replies are read, measured on the corpus.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Corpus, type Line, readLines, told } from '../src-main/domain/replies/testing/corpus.ts';
import { ROOT } from './paths.mjs';

export const REPLIES_FILE = join(ROOT, 'docs/replies.md');

const HEADER = `# How replies are read

What a guest writes back is read by rules and a small dictionary in Italian and English
(\`src-main/domain/replies\`), never by guessing: each reading is *clear* or *unclear*, and says why. It becomes a card that
the organiser accepts, corrects or ignores. Only where *accept clear replies by themselves* is switched on does a clear one
apply by itself, with a trace and a way back; an unclear one never does. A reply that asks something always waits for a person,
and so does one where the last that left for the household was neither invitation nor reminder: it answers something else. A tap on an event
of WhatsApp's own always waits: Invita sends none, so it may be any event.
A *stop* opts out by itself only where the whole reply is one of a short list, like STOP, BASTA, CANCELLAMI, «non scrivetemi
più», unsubscribe, with politeness around it; whatever else asks for it is proposed to a person.

What is read: coming, not coming, maybe; how many adults and children; food and high chairs as a note in the guest's words;
*stop*. What is not: irony, pictures, voice messages, other languages. Of a long text the first 4,000 characters are read,
and then nothing is clear.

## Measured

Made by \`npm run replies\`; a test fails while this page is not what the rules do. *Clear and right* is the share of the
clear readings that a person would read the same way (precision); *found* is the share of what a person would read for
certain that is read as clear (recall). The first three files were written along with the rules and the rules were mended until
they fitted, so they say little about other replies. \`unseen\` was written afterwards; after it was measured, one way to say *stop*
in it was added to the rules, and later the rules for *stop* were made narrower; nothing else. None of them was written by real guests.
`;

const answers = ['yes', 'no', 'maybe', 'stop'] as const;
const names = { yes: 'coming', no: 'not coming', maybe: 'maybe', stop: 'stop' } as const;

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
}

function row(answer: (typeof answers)[number], lines: readonly Line[]): string {
  const clear = lines.filter(({ reading }) => told(reading) === answer);
  const right = clear.filter(({ expected }) => expected === answer);
  const wanted = lines.filter(({ expected }) => expected === answer);
  return `| ${names[answer]} | ${share(right.length, clear.length)} | ${share(right.length, wanted.length)} |`;
}

function table(title: string, lines: readonly Line[]): string {
  const noAsYes = lines.filter(
    ({ expected, reading }) => /^no\b/.test(expected) && reading.rsvp === 'COMING',
  ).length;
  const alone = lines.filter(({ reading }) => reading.why === 'STOP_WORD');
  const wanted = ({ expected }: Line) => expected === 'stop';
  return [
    `### ${title}: ${lines.length} replies`,
    '',
    '| answer | clear and right | found |',
    '|---|---|---|',
    ...answers.map((answer) => row(answer, lines)),
    '',
    `A no read as a yes, clearly or not: ${noAsYes}.`,
    '',
    `Opts out by itself: ${alone.filter(wanted).length} of the ${lines.filter(wanted).length} who said stop, and ${alone.filter((line) => !wanted(line)).length} others.`,
    '',
  ].join('\n');
}

export function repliesPage(): string {
  const together: readonly Corpus[] = ['italian', 'english', 'mixed'];
  return [
    HEADER,
    table('Written with the rules', together.flatMap(readLines)),
    table('Unseen', readLines('unseen')),
    'The replies are in `src-main/domain/replies/corpus`. One that is read wrong belongs there, with what it should have been.',
    '',
  ].join('\n');
}

if (import.meta.main) {
  writeFileSync(REPLIES_FILE, repliesPage());
  console.log(`Wrote ${REPLIES_FILE}`);
}
