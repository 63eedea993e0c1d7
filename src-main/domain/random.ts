export interface Random {
  /** A number in [0, 1). */
  unit(): number;
  /** A new unique id (UUID). */
  id(): string;
  /** `size` random bytes from a cryptographic source. */
  bytes(size: number): Uint8Array;
}
