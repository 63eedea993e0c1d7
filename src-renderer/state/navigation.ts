import { useSyncExternalStore } from 'react';

/** In the order of the rail and of the keys 1–6. */
export const screens = ['overview', 'whatsapp', 'guests', 'invitations', 'queue', 'configuration'] as const;

export type ScreenName = (typeof screens)[number];

export interface Route {
  readonly screen: ScreenName;
  /** What follows the question mark: `#/queue?id=…`. */
  readonly params: Readonly<Record<string, string>>;
}

/** `#/queue?id=7`; anything unknown is the overview. */
export function parseHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const screen = screens.find((name) => name === path) ?? 'overview';
  return { screen, params: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf(screen: ScreenName, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${screen}${query === '' ? '' : `?${query}`}`;
}

/** Goes to a screen: `navigate('queue', { id })`. */
export function navigate(screen: ScreenName, params: Readonly<Record<string, string>> = {}): void {
  window.location.hash = hashOf(screen, params);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return parseHash(hash);
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
