/** Writes what happened for the person who looks after the machine. Never a phone number, a text or a secret. */
export interface Log {
  info(where: string, message: string): void;
  /** Returns the id of the entry, for the admin to quote. */
  error(where: string, error: unknown): string;
}

/** Digits with whatever people put between those of a phone number. */
const longDigits = /\+?\d[\d\s()./\p{Pd}]{6,}\d/gu;
/** Line ends of every kind, and what else would reach a terminal as a command. */
const lineBreaks = /\s*[\p{Cc}\p{Zl}\p{Zp}]\s*/gu;

/** Of one entry: some values in error messages are as long as a file. */
const maxLength = 16_000;

/** One line per entry on the given stream. */
export function lineLog(write: (line: string) => void, newId: () => string, now: () => number): Log {
  const line = (level: string, where: string, message: string) =>
    write(`${new Date(now()).toISOString()} ${level} ${where}: ${oneLine(message)}\n`);
  return {
    info: (where, message) => line('info', where, message),
    error(where, error) {
      const id = newId().slice(0, 8);
      line('error', where, `[${id}] ${textOf(error)}`);
      return id;
    },
  };
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  return error.stack ?? `${error.name}: ${error.message}`;
}

/** A value in an error message may hold anything: no line breaks of its own, no phone numbers. */
function oneLine(text: string): string {
  return text.replaceAll(longDigits, '…').replaceAll(lineBreaks, ' | ').slice(0, maxLength);
}
