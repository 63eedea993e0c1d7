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
  readonly plainExists: boolean;
  readonly protecting: boolean;
}

/**
 * Where the secrets of a directory are kept. Those that exist stay where they are, even when the keychain is locked
 * today: a directory that `serve` has used keeps its file, as `serve` must be able to open it tomorrow.
 */
export function secretsPlace({ sealedExists, plainExists, protecting }: SecretsFound): 'sealed' | 'plain' {
  if (sealedExists) return 'sealed';
  return plainExists || !protecting ? 'plain' : 'sealed';
}
