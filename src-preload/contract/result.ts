import type { ErrorCode } from './error-codes.ts';

export interface Failure {
  readonly code: ErrorCode;
  /** A sentence for a person, in the language of the configuration. */
  readonly message: string;
  readonly details?: Readonly<Record<string, JsonValue>>;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** The one envelope that crosses the boundary: handlers never throw through a transport. */
export type Result<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: Failure };

/** A request that is refused for a reason the admin can understand. Everything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, JsonValue>> | undefined;

  constructor(code: ErrorCode, details?: Readonly<Record<string, JsonValue>>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
