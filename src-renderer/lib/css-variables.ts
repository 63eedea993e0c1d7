import type { CSSProperties } from 'react';

/** A style of custom properties: `cssVariables({ '--level': '40%' })`. */
export function cssVariables(variables: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return variables as CSSProperties;
}
