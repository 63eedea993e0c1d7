import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Ack, Message } from './messages.ts';
import type { SendOutcome, TakenSend } from './outbound-entries.ts';
import type { SessionRecord } from './session-record.ts';

/** What the pretend world must remember. A later entry about the same thing replaces an earlier one. */
export type JournalEntry =
  | { readonly type: 'container-started'; readonly startTimestamp: number }
  | { readonly type: 'session'; readonly session: SessionRecord }
  | { readonly type: 'session-deleted'; readonly name: string }
  | { readonly type: 'send-taken'; readonly send: TakenSend }
  | { readonly type: 'send-accepted'; readonly message: Message; readonly outcome: SendOutcome }
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'ack'; readonly number: string; readonly id: string; readonly ack: Ack }
  | { readonly type: 'history-lost'; readonly session: string };

export interface Journal {
  /** What was written before this process started, oldest first. */
  readonly past: readonly JournalEntry[];
  /** Returns once the system has the entry: whatever then happens to this process, the entry stays. */
  append(entry: JournalEntry): void;
  close(): void;
}

export function forgetfulJournal(): Journal {
  return { past: [], append() {}, close() {} };
}

/** One JSON object per line in `directory/journal.jsonl`. */
export function openJournal(directory: string): Journal {
  mkdirSync(directory, { recursive: true });
  const file = openSync(join(directory, 'journal.jsonl'), 'a+');
  const bytes = readFileSync(file);
  // A process killed while it wrote leaves a last line without an end; nobody was answered yet, so it may go.
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  if (whole.length < bytes.length) ftruncateSync(file, whole.length);
  const lines = whole.toString('utf8').split('\n').slice(0, -1);
  return {
    past: lines.map(parseLine),
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      for (let written = 0; written < line.length; ) written += writeSync(file, line, written);
    },
    close() {
      closeSync(file);
    },
  };
}

function parseLine(line: string): JournalEntry {
  // Only this program writes the file, so a whole line has the shape it was written with.
  return JSON.parse(line) as JournalEntry;
}
