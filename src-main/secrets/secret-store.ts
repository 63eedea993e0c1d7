/** Where secrets live: the OS keychain in the desktop, a file for its owner only in `serve`. */
export interface SecretStore {
  get(name: SecretName): string | null;
  set(name: SecretName, value: string): void;
  remove(name: SecretName): void;
}

export type SecretName =
  | 'invitation_link_secret'
  | 'invitation_link_secret:previous'
  | 'invitation_link_secret:next'
  | 'waha_container_key'
  | `waha_api_key:${string}`;
