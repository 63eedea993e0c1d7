import { describe, expect, it } from 'vitest';
import { eMailText, plainText, waMeLink } from './other-way-texts.ts';

describe('an invitation by other means', () => {
  it('loses the marks of WhatsApp, but nothing of a link', () => {
    const text = 'Ciao *Anna*,\n_ti aspettiamo_: SÌ o *NO*.\nhttps://a.example/_x_*y*\n2 * 3 * 4';
    expect(plainText(text)).toBe('Ciao Anna,\nti aspettiamo: SÌ o NO.\nhttps://a.example/_x_*y*\n2 * 3 * 4');
  });

  it('as a mail begins with its subject', () => {
    expect(eMailText('Nozze', 'Ciao *tu*')).toBe('Nozze\n\nCiao tu');
    expect(eMailText(' ', 'Ciao')).toBe('Ciao');
  });

  it('as a wa.me link names the number in digits and the words as they are', () => {
    expect(waMeLink('+39 333 1234567', 'Ciao & *a presto*\n#1')).toBe(
      'https://wa.me/393331234567?text=Ciao%20%26%20*a%20presto*%0A%231',
    );
  });
});
