import { Button, type ButtonProps, Loader } from '@mantine/core';
import { type ComponentPropsWithRef, type FocusEvent, type MouseEvent, useState } from 'react';
import './busy-button.css';

export interface BusyButtonProps
  extends Omit<ButtonProps, 'loading' | 'loaderProps'>,
    Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> {
  /** What it started is not done yet. */
  readonly busy: boolean;
  /** Cannot be pressed now, yet can be walked to: something beside it says why. */
  readonly blocked?: boolean;
}

/**
 * A button whose work takes a while. Busy it does nothing and keeps the focus, which `disabled` would take away; so does
 * one that becomes disabled under the keyboard, as after its work, until it is left.
 */
export function BusyButton(props: BusyButtonProps) {
  const { busy, blocked = false, disabled = false, leftSection, children, ...rest } = props;
  const [focused, setFocused] = useState(false);
  const gone = disabled && !busy && !focused;
  const still = busy || blocked || disabled;
  const loader = <Loader className="busy-button-loader" size={15} color="currentColor" aria-hidden />;
  const inPlaceOfWords = busy && leftSection === undefined;
  return (
    <Button
      {...rest}
      disabled={gone}
      data-disabled={still && !busy}
      aria-disabled={(still && !gone) || undefined}
      aria-busy={busy || undefined}
      leftSection={busy && leftSection !== undefined ? loader : leftSection}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        // In a form, Enter in a field comes here too: nothing is sent twice.
        if (still) event.preventDefault();
        else rest.onClick?.(event);
      }}
      onFocus={(event: FocusEvent<HTMLButtonElement>) => {
        setFocused(true);
        rest.onFocus?.(event);
      }}
      onBlur={(event: FocusEvent<HTMLButtonElement>) => {
        setFocused(false);
        rest.onBlur?.(event);
      }}
    >
      {inPlaceOfWords && loader}
      <span data-under-loader={inPlaceOfWords || undefined}>{children}</span>
    </Button>
  );
}
