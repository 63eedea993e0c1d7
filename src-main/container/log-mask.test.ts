import { describe, expect, it } from 'vitest';
import { maskedLine } from './log-mask.ts';

const masked = (text: string, ...secrets: string[]) => maskedLine(text, secrets);

describe('a line of the log', () => {
  it.each([
    ['GET /api/sessions?x-api-key=abc123 200', 'GET /api/sessions?x-api-key=••• 200'],
    ['X-Api-Key: abc123', 'X-Api-Key: •••'],
    ['"apiKey":"abc123","x":1', '"apiKey":"•••","x":1'],
    ['WAHA_API_KEY=sha512:ab12ef', 'WAHA_API_KEY=•••'],
    ['using sha512:ab12ef now', 'using sha512:••• now'],
    ['dashboard password: hunter2', 'dashboard password: •••'],
    ['generated 0123456789abcdef0123456789abcdef for you', 'generated ••• for you'],
    ['qr 2@AbC/de+f,ghi=,jkl1234567890mnop', 'qr [QR]'],
    ['█▀▀▀▀▀█ ▄▄ █▀▀▀▀▀█', '[QR]'],
    ['sent to 393331234567@c.us', 'sent to 39…4567@c.us'],
    ['sent to +39 and 393331234567:12@s.whatsapp.net', 'sent to +39 and 39…4567:12@s.whatsapp.net'],
    ['true_393331234567@c.us_3EB03D77 ack 2', 'true_39…4567@c.us_3EB03D77 ack 2'],
    ['393331234567.0:12@s.whatsapp.net', '39…4567.0:12@s.whatsapp.net'],
    ['jid:393331234567@c.us', 'jid:39…4567@c.us'],
    ['"phone":393331234567,', '"phone":39…4567,'],
    ['393331234567-1612345678@g.us', '39…4567-16…5678@g.us'],
    ['sent to 393331234567.', 'sent to 39…4567.'],
    ['\u001b[32mLOG\u001b[0m started', 'LOG started'],
    ['a\u0007b\rc', 'a b c'],
  ])('%j is shown as %j', (line, shown) => {
    expect(masked(line)).toBe(shown);
  });

  it.each([
    'session.status SCAN_QR_CODE',
    'POST /api/sendText 201',
    '2026-11-26T00:47:21.490Z started',
    'true_…@c.us_3EB03D775219677BDD36CC ack 2',
    'listening on 127.0.0.1:3000',
    'version 2026.9.1 took 12345 ms',
  ])('%j is shown as it is', (line) => {
    expect(masked(line)).toBe(line);
  });

  it('is cut where it holds a whole picture, and shows no half of a key there', () => {
    const key = 'k3y'.repeat(12);
    expect(masked(`${'word '.repeat(799)}  ${key} and more`.padEnd(20_000, '.'), key)).toHaveLength(4_000);
    expect(masked(`${'word '.repeat(799)}  ${key} and more`, key)).not.toContain('k3y');
  });

  it('never shows a secret that is known, whatever it stands in', () => {
    expect(masked('the key is my+odd.key!', 'my+odd.key!', '')).toBe('the key is •••');
  });
});
