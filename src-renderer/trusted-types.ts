/** What the browser offers of Trusted Types; TypeScript's own DOM does not know them yet. */
export interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
  };
}

/**
 * The one policy our content security policy lets the page make. Mantine's style sheets reach the page as `innerHTML`,
 * without a tag in them; anything with one is refused, and so is every text that would become a script. Only where the
 * browser knows Trusted Types: elsewhere the rest of the policy holds alone.
 */
export function refuseMarkup({ trustedTypes }: TrustedTypesWindow): void {
  trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
}
