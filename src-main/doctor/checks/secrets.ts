import { secretCheckValue } from '../../domain/links/secret.ts';
import type { Outcome } from '../check.ts';

/** `sealed`: in a keychain that only the app itself can open. */
export type SecretsPlace = 'keychain' | 'file' | 'sealed';

/** Where the secrets are, said plainly. In a browser's Invita a file is what there is; a desktop should do better. */
export function secretsPlace(place: SecretsPlace, desktop: boolean): Outcome {
  if (place === 'keychain') return { result: 'ok', code: 'IN_KEYCHAIN' };
  if (place === 'sealed') return { result: 'ok', code: 'SEALED_FROM_HERE' };
  return { result: desktop ? 'warning' : 'ok', code: 'IN_FILE' };
}

/** Whether the secret that is stored is the one the links were signed with. Nothing is made or changed by asking. */
export function linkSecretRight(stored: string | null, check: string | null): Outcome {
  if (check === null) return { result: 'ok', code: 'SECRET_NOT_YET' };
  if (stored === null) return { result: 'failed', code: 'SECRET_MISSING', action: 'CORRECT_SECRET' };
  return secretCheckValue(stored) === check
    ? { result: 'ok', code: 'SECRET_RIGHT' }
    : { result: 'failed', code: 'SECRET_CHANGED', action: 'CORRECT_SECRET' };
}
