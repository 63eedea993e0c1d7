/** At most one call in this many real milliseconds, however often something changes. */
const calmMs = 100;

export interface Coalesced {
  (): void;
  cancel(): void;
}

/** Calls `tell` soon after the first request and not again before that call is made. */
export function coalesced(tell: () => void): Coalesced {
  let timer: NodeJS.Timeout | null = null;
  const request = () => {
    timer ??= setTimeout(() => {
      timer = null;
      tell();
    }, calmMs);
  };
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return Object.assign(request, { cancel });
}
