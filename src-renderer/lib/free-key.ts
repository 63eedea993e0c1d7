const busy = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/** Nobody types and nothing asks: a single key may be a command. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof Element && event.target.closest(busy));
}
