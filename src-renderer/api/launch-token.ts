const storageKey = 'invita.launch-token';

/** The parts of a window this needs. */
export interface TokenWindow {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search' | 'reload'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
  addEventListener(type: 'hashchange', listener: () => void): void;
}

/**
 * The token this page may talk to Invita with: from the address (`#token=…`), which is cleaned at once so that it
 * cannot be copied or stored with the history, else the one this tab already has; empty when there is none. A fresh
 * link opened in the same tab changes nothing but the fragment, so the page then starts again.
 */
export function takeLaunchToken(window: TokenWindow): string {
  window.addEventListener('hashchange', () => {
    if (moveFromAddress(window)) window.location.reload();
  });
  moveFromAddress(window);
  return window.sessionStorage.getItem(storageKey) ?? '';
}

function moveFromAddress({ location, history, sessionStorage }: TokenWindow): boolean {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return false;
  sessionStorage.setItem(storageKey, token);
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}
