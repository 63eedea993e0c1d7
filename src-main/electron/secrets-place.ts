/**
 * Whether the system keeps a key where other programs cannot read it.
 *
 * @param backend the password manager on Linux, null elsewhere
 */
export function isProtecting(available: boolean, backend: string | null): boolean {
  return available && backend !== 'basic_text' && backend !== 'unknown';
}

export interface SecretsFound {
  readonly sealedExists: boolean;
  /** Secrets that no keychain keeps. */
  readonly keptExists: boolean;
  readonly protecting: boolean;
}

/**
 * Where the secrets of a directory are kept. Those that exist stay where they are, even when the keychain is locked
 * today: what `serve` has made stays without a keychain, as `serve` must be able to open it tomorrow.
 */
export function secretsPlace({ sealedExists, keptExists, protecting }: SecretsFound): 'sealed' | 'kept' {
  if (sealedExists) return 'sealed';
  return keptExists || !protecting ? 'kept' : 'sealed';
}
