/** Where secrets live: see `SecretsProtection` for what keeps them from others. */
export interface SecretStore {
  get(name: SecretName): string | null;
  set(name: SecretName, value: string): void;
  remove(name: SecretName): void;
  /** Of all that are set. */
  names(): readonly SecretName[];
}

export type SecretName =
  | 'invitation_link_secret'
  | 'invitation_link_secret:previous'
  | 'invitation_link_secret:next'
  | 'waha_container_key'
  | 'waha_container_key:next'
  | 'waha_container_key:previous'
  /** Of the copies by themselves. */
  | 'backup_passphrase'
  | 'practice_backup_passphrase'
  | `waha_api_key:${string}`;

/** `nothing`: a file for its owner only, in which they can be read. */
export type SecretsProtection =
  | { readonly by: 'keychain' }
  /** `beside`: the key lies in the data directory itself, so whoever copies that has both. */
  | { readonly by: 'key-file'; readonly path: string; readonly beside: boolean }
  | { readonly by: 'nothing' };

export interface OpenedSecrets {
  readonly store: SecretStore;
  readonly protection: SecretsProtection;
}
