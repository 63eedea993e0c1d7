import type { ComponentPropsWithRef } from 'react';

export interface ScrollableProps extends Omit<ComponentPropsWithRef<'div'>, 'aria-label' | 'tabIndex'> {
  /** What is in it: it is a stop of the Tab key, and says where one has come. */
  readonly label: string;
  readonly role?: 'group' | 'region' | 'log';
}

/** A part that scrolls by itself, which the class decides. The focus is what lets the arrow keys move it. */
export function Scrollable({ label, role = 'group', ...rest }: ScrollableProps) {
  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: each of these roles has a name
  return <div {...rest} role={role} aria-label={label} tabIndex={0} />;
}
