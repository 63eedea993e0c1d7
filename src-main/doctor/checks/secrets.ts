import { secretCheckValue } from '../../domain/links/secret.ts';
import type { SecretsProtection } from '../../secrets/secret-store.ts';
import type { Outcome } from '../check.ts';

/** Besides what protects them: in a keychain that only the app itself can open, or under a key file that does not. */
export type SecretsPlace =
  | SecretsProtection
  | { readonly by: 'keychain-elsewhere' }
  | { readonly by: 'wrong-key-file'; readonly path: string };

/** What protects the secrets, said plainly. Those of practice need nothing. */
export function secretsPlace(place: SecretsPlace, practice: boolean): Outcome {
  switch (place.by) {
    case 'keychain':
      return { result: 'ok', code: 'IN_KEYCHAIN' };
    case 'keychain-elsewhere':
      return { result: 'ok', code: 'SEALED_FROM_HERE' };
    case 'key-file':
      return place.beside
        ? { result: 'warning', code: 'KEY_FILE_BESIDE', values: { path: place.path } }
        : { result: 'ok', code: 'UNDER_KEY_FILE', values: { path: place.path } };
    case 'wrong-key-file':
      return { result: 'failed', code: 'KEY_FILE_REFUSED', values: { path: place.path } };
    case 'nothing':
      return practice ? { result: 'ok', code: 'OF_PRACTICE' } : { result: 'warning', code: 'IN_FILE' };
  }
}

/** Whether they can be looked at from here. */
export function isReadable({ by }: SecretsPlace): boolean {
  return by !== 'keychain-elsewhere' && by !== 'wrong-key-file';
}

/** Whether the secret that is stored is the one the links were signed with. Nothing is made or changed by asking. */
export function linkSecretRight(stored: string | null, check: string | null): Outcome {
  if (check === null) return { result: 'ok', code: 'SECRET_NOT_YET' };
  if (stored === null) return { result: 'failed', code: 'SECRET_MISSING', action: 'CORRECT_SECRET' };
  return secretCheckValue(stored) === check
    ? { result: 'ok', code: 'SECRET_RIGHT' }
    : { result: 'failed', code: 'SECRET_CHANGED', action: 'CORRECT_SECRET' };
}
