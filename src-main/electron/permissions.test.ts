import { describe, expect, it } from 'vitest';
import { isPermitted } from './permissions.ts';

describe('permissions', () => {
  it('lets our page copy a link, and no other page', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://invita/')).toBe(true);
    expect(isPermitted('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(isPermitted('clipboard-sanitized-write', '')).toBe(false);
  });

  it.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'fileSystem',
    'hid',
    'unknown',
    '',
  ])('denies %s to everyone', (permission) => expect(isPermitted(permission, 'app://invita/')).toBe(false));
});
