import { describe, expect, it } from 'vitest';
import { formatPhone } from './phone.ts';

describe('a phone number', () => {
  it('is grouped as its country writes it', () => {
    expect(formatPhone('+393400000112')).toBe('+39 340 000 0112');
    expect(formatPhone('+447400123456')).toBe('+44 7400 123456');
  });

  it('stays as it is when it is none', () => {
    expect(formatPhone('+1203630000000000')).toBe('+1203630000000000');
    expect(formatPhone('Practice')).toBe('Practice');
  });
});
