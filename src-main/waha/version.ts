/** What a WAHA server says of itself. */
export interface WahaIdentity {
  /** As WAHA writes it, for example `2026.8.1`. */
  readonly version: string;
  /** `NOWEB`, `GOWS`, `WEBJS`, `WPP`, or one not known yet. */
  readonly engine: string;
  /** Hands out message ids before sending, and finds a message by its bare id. */
  readonly hasMessageIds: boolean;
}

const firstWithMessageIds = [2026, 4, 3] as const;
const enginesWithMessageIds: ReadonlySet<string> = new Set(['NOWEB', 'GOWS']);

export function identityOf(environment: { version: string; engine: string }): WahaIdentity {
  const { version, engine } = environment;
  const hasMessageIds = enginesWithMessageIds.has(engine) && isAtLeast(version, firstWithMessageIds);
  return { version, engine, hasMessageIds };
}

function isAtLeast(version: string, least: readonly [number, number, number]): boolean {
  const [, year, month, build] = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  if (year === undefined || month === undefined || build === undefined) return false;
  if (year !== least[0]) return year > least[0];
  if (month !== least[1]) return month > least[1];
  return build >= least[2];
}
