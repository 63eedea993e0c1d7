import { describe, expect, it } from 'vitest';
import { downloadProblem, TRY_AGAIN_MS, triedLately } from './electron.mjs';
import { endOf } from './programs.mjs';
import { whyNoWindow } from './start.mjs';

describe('npm start', () => {
  it('looks for Electron where there is a screen', () => {
    expect(whyNoWindow(['--practice'], 'linux', { DISPLAY: ':0' })).toBeUndefined();
    expect(whyNoWindow([], 'linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBeUndefined();
    expect(whyNoWindow([], 'darwin', {})).toBeUndefined();
    expect(whyNoWindow([], 'win32', {})).toBeUndefined();
    expect(whyNoWindow([], 'linux', {})).toBe('there is no screen here');
  });

  it.each(['--help', '--new-link', '--no-open'])('opens no window for %s', (option) => {
    expect(whyNoWindow(['--data-dir', 'a', option], 'darwin', {})).toContain(option);
  });

  it('turns to the browser when Electron never came up, not when it ended later or on request', () => {
    const end = { code: null, signal: null, stopped: false, wasReady: false };
    expect(endOf({ ...end, signal: 'SIGTRAP' })).toEqual({ crash: 'SIGTRAP' });
    expect(endOf({ ...end, code: 127 })).toEqual({ crash: 'exit code 127' });
    expect(endOf({ ...end, signal: 'SIGSEGV', wasReady: true })).toEqual({ code: 1 });
    expect(endOf({ ...end, signal: 'SIGTERM', stopped: true })).toEqual({ code: 0 });
    expect(endOf({ ...end, code: 0 })).toEqual({ code: 0 });
    // A refusal of ours, such as a folder that is in use, would be the same in the browser.
    expect(endOf({ ...end, code: 1 })).toEqual({ code: 1 });
  });
});

describe('the download of Electron', () => {
  const version = '45.4.1';
  const now = Date.UTC(2027, 2, 9);

  it('is not tried again on the same day', () => {
    expect(triedLately({ version, at: now - TRY_AGAIN_MS + 1 }, version, now)).toBe(true);
    expect(triedLately({ version, at: now }, version, now)).toBe(true);
  });

  it('is tried the next day, for another version, and after a clock that went back', () => {
    expect(triedLately({ version, at: now - TRY_AGAIN_MS }, version, now)).toBe(false);
    expect(triedLately({ version: '45.0.0', at: now }, version, now)).toBe(false);
    expect(triedLately({ version, at: now + 1 }, version, now)).toBe(false);
    expect(triedLately({}, version, now)).toBe(false);
    expect(triedLately({ version, at: 'yesterday' }, version, now)).toBe(false);
  });

  it.each([
    ['TypeError: fetch failed\n    at node:internal/deps/undici', 'no connection'],
    ['Error: getaddrinfo ENOTFOUND github.com', 'no connection'],
    ['HTTPError: Response code 403 (Forbidden) for https://example.org/a.zip', 'the server answered 403'],
    ['Error: Generated checksum for "electron.zip" did not match', 'its checksum is wrong'],
    ['Error: ENOSPC: no space left on device, write', 'the disk is full'],
    ['', 'unknown reason'],
  ])('%j failed for the reason: %s', (output, reason) => expect(downloadProblem(output)).toBe(reason));
});
