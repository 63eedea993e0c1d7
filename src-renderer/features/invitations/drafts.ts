/** Texts that were changed and not saved, by template. */
export type Drafts = Readonly<Record<string, string>>;

const prefix = 'invita.drafts.';

/** What was left unsaved, also by a window that was closed. `scope` tells stores apart: a realm and its event. */
export function readDrafts(scope: string): Drafts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + scope) ?? '{}');
    return isDrafts(kept) ? kept : {};
  } catch {
    // Not ours to repair: the saved texts are in the app's own store.
    return {};
  }
}

export function keepDrafts(scope: string, drafts: Drafts): void {
  if (Object.keys(drafts).length === 0) localStorage.removeItem(prefix + scope);
  else localStorage.setItem(prefix + scope, JSON.stringify(drafts));
}

function isDrafts(value: unknown): value is Drafts {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((body) => typeof body === 'string')
  );
}
