import type { Random } from '../domain/random.ts';

/** What WhatsApp asks of a linking besides the scan: nothing, a passkey, or a passkey and a code to compare. */
export type PasskeyDemand = 'none' | 'challenge' | 'challenge-and-code';

/** A WebAuthn challenge, as `navigator.credentials.get` takes it on WhatsApp's own page, and the code that may follow. */
export interface Passkey {
  readonly challenge: object;
  readonly code: string;
}

export function newPasskey(random: Random): Passkey {
  const bytes = (size: number) => Buffer.from(random.bytes(size)).toString('base64url');
  const credential = { id: bytes(16), type: 'public-key', transports: ['internal', 'hybrid'] };
  return {
    challenge: {
      challenge: bytes(32),
      timeout: 60_000,
      rpId: 'web.whatsapp.com',
      allowCredentials: [credential],
      userVerification: 'required',
    },
    code: String(1000 + Math.floor(random.unit() * 9000)),
  };
}
