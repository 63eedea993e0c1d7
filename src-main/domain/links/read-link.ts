/** The token in what somebody copied: a whole link, with words around it, or the token alone; null without one. */
export function tokenIn(text: string): string | null {
  const found =
    /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]+(?::|%3A)[A-Za-z0-9]{1,8}(?::|%3A)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/i;
  // Mail programs and web servers may write the colons as %3A.
  return found.exec(text)?.[0].replaceAll(/%3A/gi, ':') ?? null;
}

/** The text with `…` for each token in it, whatever follows the token. */
export function withoutTokens(text: string): string {
  return text.replaceAll(
    /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]+(?::|%3A)[A-Za-z0-9]{1,8}(?::|%3A)[A-Za-z0-9_-]{43,}/gi,
    '…',
  );
}
