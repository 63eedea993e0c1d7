import { describe, expect, it } from 'vitest';
import { isOwnUrl } from './address.ts';

describe("the window's own addresses", () => {
  it.each([
    'app://invita/',
    'app://invita',
    'app://invita/index.html',
    'app://invita/?a=1#/queue',
    'APP://invita/',
  ])('knows %s', (url) => expect(isOwnUrl(url)).toBe(true));

  it.each([
    '',
    'invita',
    'app:',
    'app:invita',
    'app://',
    'app:///invita/',
    'app://invita.evil/',
    'app://evil/invita/',
    'app://invita@evil/',
    'app://user@invita/',
    'app://user:word@invita/',
    'app://invita:80/',
    'http://invita/',
    'https://invita/',
    'file:///app://invita/',
    'javascript:location="app://invita/"',
    'data:text/html,app://invita/',
    'about:blank',
    'blob:app://invita/1',
    'filesystem:app://invita/temporary/',
    'view-source:app://invita/',
  ])('does not take %s for one of them', (url) => expect(isOwnUrl(url)).toBe(false));
});
