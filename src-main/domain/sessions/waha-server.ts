/** What a WAHA server says of itself. */
export interface WahaServerFacts {
  /** As WAHA writes it, for example `2026.8.1`. */
  readonly version: string;
  /** `NOWEB`, `GOWS`, `WEBJS`, `WPP`, or one not known yet. */
  readonly engine: string;
  /** `CORE` or `PLUS`; null where it does not say. */
  readonly tier: string | null;
}

/** What a server cannot do, that others can. */
export const wahaLacks = ['SEVERAL_SESSIONS', 'MEDIA', 'MESSAGE_IDS', 'RESTRICTIONS'] as const;

export type WahaLack = (typeof wahaLacks)[number];

type Version = readonly [year: number, month: number, build: number];

/** Until then Core knew one session, `default`, and sent no pictures. */
const firstFullCore: Version = [2026, 6, 1];
const firstWithMessageIds: Version = [2026, 4, 3];
const firstWithRestrictions: Version = [2026, 7, 2];
const enginesWithMessageIds: ReadonlySet<string> = new Set(['NOWEB', 'GOWS']);

export function lacksOf({ version, engine, tier }: WahaServerFacts): readonly WahaLack[] {
  const lacks: WahaLack[] = [];
  if (tier === 'CORE' && isBefore(version, firstFullCore)) lacks.push('SEVERAL_SESSIONS', 'MEDIA');
  if (!enginesWithMessageIds.has(engine) || !isAtLeast(version, firstWithMessageIds))
    lacks.push('MESSAGE_IDS');
  if (isBefore(version, firstWithRestrictions)) lacks.push('RESTRICTIONS');
  return lacks;
}

/** The one session an old Core knows. */
export const onlyCoreSession = 'default';

/** False for a version that cannot be read. */
function isAtLeast(version: string, least: Version): boolean {
  const order = compare(version, least);
  return order !== null && order >= 0;
}

/** False for a version that cannot be read, too: nothing is held against it. */
function isBefore(version: string, first: Version): boolean {
  const order = compare(version, first);
  return order !== null && order < 0;
}

function compare(version: string, [year, month, build]: Version): number | null {
  const [, ...read] = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  const [ofYear, ofMonth, ofBuild] = read;
  if (ofYear === undefined || ofMonth === undefined || ofBuild === undefined) return null;
  return ofYear - year || ofMonth - month || ofBuild - build;
}
