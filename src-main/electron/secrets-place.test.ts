import { describe, expect, it } from 'vitest';
import { isProtecting, secretsPlace } from './secrets-place.ts';

const nothing = { sealedExists: false, keptExists: false, protecting: true };

describe('where secrets are kept', () => {
  it('is the keychain on a fresh directory, or a file where there is no keychain', () => {
    expect(secretsPlace(nothing)).toBe('sealed');
    expect(secretsPlace({ ...nothing, protecting: false })).toBe('kept');
  });

  it('stays the file of a directory that serve has used', () => {
    expect(secretsPlace({ ...nothing, keptExists: true })).toBe('kept');
  });

  it('stays the sealed file, also while the keychain is locked or serve made a file beside it', () => {
    expect(secretsPlace({ ...nothing, sealedExists: true, protecting: false })).toBe('sealed');
    expect(secretsPlace({ ...nothing, sealedExists: true, keptExists: true })).toBe('sealed');
  });
});

describe('the protection of the system', () => {
  it.each([
    [true, null, true],
    [true, 'gnome_libsecret', true],
    [true, 'kwallet6', true],
    [true, 'basic_text', false],
    [true, 'unknown', false],
    [false, null, false],
    [false, 'gnome_libsecret', false],
  ])('with encryption %s and the backend %s is %s', (available, backend, expected) =>
    expect(isProtecting(available, backend)).toBe(expected),
  );
});
