import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineLog } from './log.ts';

const now = Date.UTC(2026, 4, 4, 8);

function aLog() {
  const lines: string[] = [];
  const log = lineLog(
    (line) => lines.push(line),
    () => 'abcdef01-2345',
    () => now,
  );
  return { log, lines };
}

describe('the log', () => {
  it('says when, how grave, where and what, one entry a line', () => {
    const { log, lines } = aLog();
    log.info('worker', 'started');
    expect(lines).toEqual(['2026-05-04T08:00:00.000Z info worker: started\n']);
  });

  it('names an error so that it can be quoted, and keeps where it came from', () => {
    const { log, lines } = aLog();
    expect(log.error('store', new TypeError('no such row'))).toBe('abcdef01');
    expect(lines[0]).toContain('error store: [abcdef01] TypeError: no such row | at ');
  });

  it('says of an error without a stack what it is, and nothing of what is no error', () => {
    const { log, lines } = aLog();
    const bare = new RangeError('too far');
    Object.defineProperty(bare, 'stack', { value: undefined });
    log.error('store', bare);
    log.error('store', { text: 'Cari Rossi' });
    log.error('store', 'Cari Rossi');
    expect(lines[0]).toContain('RangeError: too far');
    expect(lines.join('')).not.toContain('Rossi');
    expect(lines[2]).toContain('something that is no error was thrown');
  });

  it.each([
    '+393331234567',
    '393331234567@c.us',
    '+39 333 123 45 67',
    '(0039) 333-1234567',
    '333.123.4567',
    '333/1234567',
    '06/12.34.56.78',
    '+39\u00a0333\u00a01234567',
    '+39 333\u20111234567',
  ])('shows no phone number: %s', (phone) => {
    const { log, lines } = aLog();
    log.info('worker', `sent to ${phone} just now`);
    log.error('worker', new Error(`cannot send to ${phone}`));
    expect(lines[0]).toMatch(/^\S+ info worker: sent to \D* just now\n$/);
    expect(lines[1]).not.toMatch(/1234567|123.45.67|34.56.78|123.4567/);
  });

  it('is one line, whatever the message holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f'),
        (text, end) => {
          const { log, lines } = aLog();
          log.info('worker', `${text}${end}2026-05-04T08:00:00.000Z error worker: forged`);
          expect(lines).toHaveLength(1);
          expect(lines[0]?.split(/[\n\r\u2028\u2029\u0085\v\f]/)).toHaveLength(2);
        },
      ),
    );
  });

  it('keeps short numbers: they are what one looks for', () => {
    const { log, lines } = aLog();
    log.info('worker', 'attempt 3 of 6, HTTP 500, port 48733');
    expect(lines[0]).toContain('attempt 3 of 6, HTTP 500, port 48733');
  });
});
