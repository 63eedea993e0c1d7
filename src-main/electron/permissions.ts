import { isOwnUrl } from './address.ts';

/** All a page may be granted; Electron grants everything to everyone unless told otherwise. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** @param url of the page or origin that asks */
export function isPermitted(permission: string, url: string): boolean {
  return granted.has(permission) && isOwnUrl(url);
}
