import { createHmac } from 'node:crypto';
import type { Random } from '../random.ts';

/** Unicode characters. Every guest holds a link to test guesses against, so a shorter secret could be found. */
const minCharacters = 32;
/** UTF-16 units, as the configuration bounds it. */
const maxLength = 1000;

export type SecretCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'TOO_SHORT' | 'TOO_LONG' | 'NOT_TEXT' | 'WELL_KNOWN' };

/** Words that fill examples, tutorials and published code: a text made of nothing else is no secret at any length. */
const placeholderWords =
  /placeholder|invitation|password|insecure|replace|wedding|example|default|change|invita|invito|secret|please|django|token|your|here|link|this|test|key|my|me/g;

/** A new link secret: 32 random bytes as 43 characters of base64url. */
export function newSecret(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

/** Whether a text may sign links: long enough, and not one that everybody knows. Any characters will do. */
export function checkSecret(text: string): SecretCheck {
  if (text.length > maxLength) return { ok: false, reason: 'TOO_LONG' };
  if ([...text].length < minCharacters) return { ok: false, reason: 'TOO_SHORT' };
  // A half surrogate has no UTF-8 form: Django would refuse the very secret that we sign with.
  if (!text.isWellFormed()) return { ok: false, reason: 'NOT_TEXT' };
  return isWellKnown(text) ? { ok: false, reason: 'WELL_KNOWN' } : { ok: true };
}

/** Digits and hyphens do not make `my-secret-wedding-key-2026` any less known. */
function isWellKnown(text: string): boolean {
  const letters = text.toLowerCase().replaceAll(/\P{L}/gu, '');
  return letters !== '' && letters.replaceAll(placeholderWords, '') === '';
}

/**
 * A one-way value to keep in the database: it tells a missing or another secret from the one that signed the links
 * already sent, and gives away no more about it than one of those links does.
 */
export function secretCheckValue(secret: string): string {
  return createHmac('sha256', 'invita.invitation.secret-check').update(secret).digest('base64url');
}
