import { describe, expect, it } from 'vitest';
import { takeLaunchToken } from './launch-token.ts';

function aTab(hash: string, stored = new Map<string, string>()) {
  const location = {
    hash,
    pathname: '/',
    search: '?a=1',
    reloads: 0,
    reload() {
      this.reloads += 1;
    },
  };
  let changed = () => {};
  return {
    location,
    stored,
    history: {
      replaceState: (_data: unknown, _title: string, address?: string | URL | null) => {
        location.hash = String(address).includes('#') ? location.hash : '';
      },
    },
    sessionStorage: {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
    },
    addEventListener(_: 'hashchange', listener: () => void) {
      changed = listener;
    },
    goTo(next: string) {
      location.hash = next;
      changed();
    },
  };
}

describe('the launch token', () => {
  it('is taken from the address, which no longer shows it', () => {
    const tab = aTab('#token=abc-_1');
    expect(takeLaunchToken(tab)).toBe('abc-_1');
    expect(tab.location.hash).toBe('');
  });

  it('is kept by the tab when the page is loaded again', () => {
    const tab = aTab('#token=abc');
    takeLaunchToken(tab);
    expect(takeLaunchToken(aTab('', tab.stored))).toBe('abc');
  });

  it('gives way to the one of a fresh link', () => {
    const tab = aTab('#token=old');
    takeLaunchToken(tab);
    expect(takeLaunchToken(aTab('#token=new', tab.stored))).toBe('new');
  });

  it('starts the page again when a fresh link is opened in its own tab', () => {
    const tab = aTab('#token=old');
    takeLaunchToken(tab);
    tab.goTo('#queue');
    expect(tab.location.reloads).toBe(0);
    tab.goTo('#token=new');
    expect([tab.location.reloads, tab.location.hash]).toEqual([1, '']);
    expect(takeLaunchToken(aTab('', tab.stored))).toBe('new');
  });

  it('is empty without any', () => {
    expect(takeLaunchToken(aTab('#queue'))).toBe('');
  });
});
