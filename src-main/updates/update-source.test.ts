import { sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { isSigned, signedBytes } from './signed-metadata.ts';
import { signingKey } from './testing/update-server.ts';
import { readUpdateSource, updateSource } from './update-source.ts';

const key = signingKey();
const keys = [key.publicKey];
const sign64 = (file: string, content: Uint8Array, by = key) =>
  sign(null, signedBytes(file, content), by.privateKey).toString('base64');

describe('a signature', () => {
  it('fits these bytes of this file alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), (content, place) => {
        const file = 'latest-linux.yml';
        const signature = sign64(file, content);
        expect(isSigned({ file, content, signature }, keys)).toBe(true);
        const changed = Uint8Array.from(content);
        const at = place % content.length;
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(isSigned({ file, content: changed, signature }, keys)).toBe(false);
        expect(isSigned({ file: 'beta-linux.yml', content, signature }, keys)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('may be of either key while one follows the other', () => {
    const next = signingKey();
    const content = Buffer.from('version: 2.0.0');
    const signature = sign64('latest.yml', content, next);
    expect(isSigned({ file: 'latest.yml', content, signature }, keys)).toBe(false);
    expect(isSigned({ file: 'latest.yml', content, signature }, [...keys, next.publicKey])).toBe(true);
  });

  it('of any other form is none, and never an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (signature) => {
        expect(isSigned({ file: 'latest.yml', content: Buffer.from('a'), signature }, keys)).toBe(false);
      }),
    );
  });
});

describe('where updates come from', () => {
  it.each([
    'http://updates.example.org/invita/',
    'https://updates.example.org/invita',
    'https://updates.example.org/invita/?token=1',
    'https://me:secret@updates.example.org/invita/',
    'file:///srv/invita/',
    'http://127.0.0.1.example.org/',
    'no address',
  ])('is not %s', (url) => {
    expect(() => updateSource({ url, keys })).toThrow();
  });

  it('is a folder of an encrypted server, or of this computer', () => {
    for (const url of ['https://updates.example.org/invita/', 'http://127.0.0.1:8080/invita/'])
      expect(updateSource({ url, keys })).toEqual({ url, keys });
  });

  it('is nowhere without a key that signs', () => {
    const url = 'https://updates.example.org/';
    for (const none of [[], [''], ['AAAA'], undefined])
      expect(() => updateSource({ url, keys: none })).toThrow();
  });

  it('is read from the packed app; a copy that was made without has none', () => {
    const path = join(temporaryDirectory(), 'updates.json');
    expect(readUpdateSource(path)).toBeNull();
    const source = { url: 'https://updates.example.org/', keys };
    writeFileSync(path, JSON.stringify(source));
    expect(readUpdateSource(path)).toEqual(source);
  });
});
