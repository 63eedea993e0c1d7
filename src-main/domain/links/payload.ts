/** What an invitation link says: ids that mean nothing to a stranger, and no personal data. */
export interface InvitationPayload {
  /** 1–64 characters of `A–Z a–z 0–9 _ -`, like `household`. */
  readonly event: string;
  readonly household: string;
  /** The household's link version, a positive integer. Raising it revokes the links sent before. */
  readonly version: number;
}

const opaqueId = /^[A-Za-z0-9_-]{1,64}$/;

/** Compact JSON in base64url without padding, as Django writes it. Throws a RangeError for what no verifier accepts. */
export function encodePayload(payload: InvitationPayload): string {
  const { event: e, household: h, version: v } = payload;
  if (!isWire({ e, h, v })) throw new RangeError('an invitation payload needs two opaque ids and a version');
  return Buffer.from(JSON.stringify({ e, h, v })).toString('base64url');
}

/** The payload, or null for anything that is not exactly one. Never throws. */
export function decodePayload(encoded: string): InvitationPayload | null {
  let wire: unknown;
  try {
    wire = JSON.parse(Buffer.from(encoded, 'base64url').toString('latin1'));
  } catch {
    return null;
  }
  return isWire(wire) ? { event: wire.e, household: wire.h, version: wire.v } : null;
}

interface Wire {
  readonly e: string;
  readonly h: string;
  readonly v: number;
}

function isWire(value: unknown): value is Wire {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return false;
  const { e, h, v } = value as Partial<Record<keyof Wire, unknown>>;
  return isOpaqueId(e) && isOpaqueId(h) && Number.isSafeInteger(v) && Number(v) >= 1;
}

function isOpaqueId(value: unknown): value is string {
  return typeof value === 'string' && opaqueId.test(value);
}
