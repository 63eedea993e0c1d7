/** The session of a fresh directory. */
const usualType = 'main';

export interface SideSession {
  readonly type: string;
  readonly label: string;
}

/**
 * The session a household is written from: the one whose type or label is its side («Sposa» and `sposa` are the same
 * word). A side without a session of its own, and no side at all, leave from the usual one. Null when there is no session.
 */
export function sessionOfSide(side: string | null, sessions: readonly SideSession[]): string | null {
  const word = side === null ? '' : plain(side);
  const own =
    word === ''
      ? undefined
      : (sessions.find(({ type }) => plain(type) === word) ??
        sessions.find(({ label }) => plain(label) === word));
  const usual = sessions.find(({ type }) => type === usualType) ?? sessions[0];
  return (own ?? usual)?.type ?? null;
}

/** Without capitals, accents and whatever is no letter or digit. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
