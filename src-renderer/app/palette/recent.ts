const key = 'invita.palette.recent';
const kept = 5;

/** The entries chosen last, latest first. Never a person's: those are not kept. */
export function recentEntries(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
}

export function rememberEntry(id: string): void {
  try {
    const others = recentEntries().filter((one) => one !== id);
    localStorage.setItem(key, JSON.stringify([id, ...others].slice(0, kept)));
  } catch {
    // A browser that keeps nothing: the palette works without.
  }
}
