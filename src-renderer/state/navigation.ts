import { useSyncExternalStore } from 'react';

/** In the order of the rail and of the keys 1–9. */
export const screens = [
  'overview',
  'whatsapp',
  'guests',
  'invitations',
  'queue',
  'inbox',
  'reports',
  'configuration',
  'doctor',
] as const;

export type ScreenName = (typeof screens)[number];

/** A screen, or the first run, which has no place in the rail. */
export type PlaceName = ScreenName | 'welcome';

export interface Route {
  readonly screen: PlaceName;
  /** What follows the question mark: `#/queue?message=…`. */
  readonly params: Readonly<Record<string, string>>;
}

/** The address names no screen: what is shown there depends on how far somebody has come. */
export function isRoot(): boolean {
  return /^#?\/?$/.test(shown ?? window.location.hash);
}

/** `#/queue?message=7`; anything unknown is the overview. */
export function parseHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const screen = path === 'welcome' ? path : (screens.find((name) => name === path) ?? 'overview');
  return { screen, params: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf(screen: PlaceName, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${screen}${query === '' ? '' : `?${query}`}`;
}

/** Goes to a screen: `navigate('queue', { id })`. */
export function navigate(screen: PlaceName, params: Readonly<Record<string, string>> = {}): void {
  window.location.hash = hashOf(screen, params);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => shown ?? window.location.hash);
  return parseHash(hash);
}

/** Asked before another screen is shown: true holds it back, and whoever held it asks the admin. */
export type LeaveGuard = (wanted: Route) => boolean;

const listeners = new Set<() => void>();
const guards = new Set<LeaveGuard>();
/** The hash that is shown; null while nobody shows any. */
let shown: string | null = null;

/** However a screen is left, by a link, a key or «back»; call what it returns to let go. */
export function guardLeaving(guard: LeaveGuard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

function listen(changed: () => void): () => void {
  if (listeners.size === 0) {
    shown = window.location.hash;
    window.addEventListener('hashchange', follow);
  }
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    shown = null;
    window.removeEventListener('hashchange', follow);
  };
}

function follow(): void {
  const here = parseHash(shown ?? '');
  const wanted = parseHash(window.location.hash);
  if (wanted.screen !== here.screen && [...guards].some((holds) => holds(wanted))) {
    window.history.replaceState(null, '', hashOf(here.screen, here.params));
    return;
  }
  shown = window.location.hash;
  for (const changed of [...listeners]) changed();
}
