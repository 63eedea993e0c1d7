import { tokenPlaceholder } from './link-base.ts';

/**
 * A household's personal link: `base` (checked by `checkLinkBase`) with the token in place of `{token}`, or else at
 * its end, after a slash where the path lacks one. A token ends in a letter or a digit, so a link that ends in one is
 * recognised whole by every chat.
 */
export function invitationLink(base: string, token: string): string {
  if (base.includes(tokenPlaceholder)) return base.split(tokenPlaceholder).join(token);
  return /[/=?#]$/.test(base) ? base + token : `${base}/${token}`;
}
