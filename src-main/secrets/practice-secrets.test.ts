import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { fileSecretStore } from './file-secret-store.ts';
import { practiceSecrets } from './practice-secrets.ts';

function setUp() {
  const directory = temporaryDirectory();
  const path = join(directory, 'practice-secrets.json');
  const kept = fileSecretStore(join(directory, 'kept.json'));
  const readable = () => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return { path, kept, readable, open: () => practiceSecrets(path, () => kept) };
}

describe('in practice', () => {
  it('the passphrase of the copies is kept as the real secrets are, apart from theirs', () => {
    const { kept, readable, open } = setUp();
    kept.set('backup_passphrase', 'of the real event');
    const secrets = open();
    expect(secrets.get('backup_passphrase')).toBeNull();
    secrets.set('backup_passphrase', 'quattro sedie al sole');
    secrets.set('invitation_link_secret', 'opens nothing');
    expect(open().get('backup_passphrase')).toBe('quattro sedie al sole');
    expect(open().names().toSorted()).toEqual(['backup_passphrase', 'invitation_link_secret']);
    expect(readable()).toContain('opens nothing');
    expect(readable()).not.toContain('quattro sedie');
    secrets.remove('backup_passphrase');
    expect([open().get('backup_passphrase'), kept.get('backup_passphrase')]).toEqual([
      null,
      'of the real event',
    ]);
  });

  it('one that lay there to be read is taken out of the file', () => {
    const { path, readable, open } = setUp();
    fileSecretStore(path).set('backup_passphrase', 'quattro sedie al sole');
    expect(open().get('backup_passphrase')).toBe('quattro sedie al sole');
    expect(readable()).not.toContain('quattro sedie');
  });

  it('the keychain is not asked before somebody chooses one', () => {
    const { path } = setUp();
    const secrets = practiceSecrets(path, () => {
      throw new Error('asked');
    });
    secrets.set('invitation_link_secret', 'opens nothing');
    expect(secrets.get('invitation_link_secret')).toBe('opens nothing');
  });
});
