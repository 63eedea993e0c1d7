// Writes docs/message-life.md: the picture of a message's life, made from the one table of transitions.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageStatus, transitions } from '../src-main/domain/queue/message.ts';
import { turns } from '../src-main/domain/queue/story.ts';
import { ROOT } from './paths.mjs';

export const LIFE_FILE = join(ROOT, 'docs/message-life.md');

const HEADER = `# The life of a message

Made by \`npm run message-life\` from \`src-main/domain/queue/message.ts\` (which status may follow which; the database refuses
everything else by a trigger) and \`src-main/domain/queue/story.ts\` (which log entry tells of it). Read it here, change it there.
`;

/** The log entries that take a message from one status to another. */
function entriesBetween(from: MessageStatus, to: MessageStatus): readonly string[] {
  const names = Object.entries(turns)
    .filter(([, turn]) => turn.from.includes(from) && turn.to === to)
    .map(([name]) => name);
  // A refusal after the accept: it is over, or it waits for the end of a ban.
  return from === 'SENT' && (to === 'FAILED' || to === 'PENDING') ? [...names, 'ACK_ERROR'] : names;
}

export function messageLife(): string {
  const statuses = Object.keys(transitions) as MessageStatus[];
  const edges = statuses.flatMap((from) =>
    transitions[from]
      .filter((to) => to !== from)
      .map((to) => {
        const names = entriesBetween(from, to);
        return `  ${from} --> ${to}${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
      }),
  );
  const staying = Object.entries(turns)
    .filter(([, { to }]) => to === null)
    .map(([name, { from }]) => `| \`${name}\` | ${from.map((status) => `\`${status}\``).join(', ')} |`);
  return [
    HEADER,
    ['```mermaid', 'stateDiagram-v2', '  [*] --> PENDING: QUEUED', ...edges, '```', ''].join('\n'),
    'These entries tell of something that leaves the status as it is:\n',
    ['| entry | while |', '|---|---|', ...staying, ''].join('\n'),
  ].join('\n');
}

if (import.meta.main) {
  writeFileSync(LIFE_FILE, messageLife());
  console.log(`Wrote ${LIFE_FILE}`);
}
