import fc from 'fast-check';
import { previewImport } from '../../domain/guests/import/preview-import.ts';
import { sign } from '../../domain/links/sign.ts';
import { verify } from '../../domain/links/verify.ts';
import { mutatedBytes, mutatedText } from './mutations.ts';
import { guestLists, signedTokens } from './seeds.ts';
import { type FuzzTarget, must, mustBeUnpolluted } from './target.ts';

/** A list is read or refused with a code, and each of its rows is in one place. */
export const importLists: FuzzTarget<Uint8Array> = {
  name: 'guest lists',
  input: mutatedBytes(guestLists()),
  share: 20,
  check(bytes) {
    const read = previewImport(bytes, { defaultCountry: 'IT' });
    mustBeUnpolluted();
    if (!read.ok) {
      must(/^[A-Z_]+$/.test(read.code), `refused without a code: ${read.code}`);
      return false;
    }
    const { counts, rowsRead } = read.preview;
    const total = counts.ready + counts.toCheck + counts.duplicates + counts.refused;
    must(rowsRead === 0 || total > 0, `${rowsRead} rows were read and none is anywhere`);
    for (const { phones } of read.preview.households)
      for (const { e164 } of phones) must(/^\+\d{6,15}$/.test(e164), `no phone number: ${e164}`);
    return true;
  },
};

const known = new Set(signedTokens.map(({ token }) => token));
const secrets = [...new Set(signedTokens.map(({ secret }) => secret))];

/** Only what was signed is accepted, as it was signed. */
export const linkTokens: FuzzTarget<string> = {
  name: 'link tokens',
  input: fc.oneof(
    { weight: 9, arbitrary: mutatedText(signedTokens.map(({ token }) => token)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 600 }) },
  ),
  share: 20,
  check(token) {
    const read = verify(token, secrets);
    if (!read.ok) return false;
    const again = secrets.map((secret) => sign(read.payload, secret, read.signedAt));
    must(known.has(token) || again.includes(token), `a token nobody signed was accepted: ${token}`);
    return true;
  },
};
