/** How long to wait for WAHA, in real milliseconds for a whole exchange; asked for at each one. It waits up to 15 s itself before it says no. */
export interface WahaTimeouts {
  /** Until a connection stands. */
  readonly connectMs: number;
  readonly questionMs: number;
  readonly sendMs: number;
  /** WAHA uploads the file before it answers. */
  readonly sendFileMs: number;
  /** Start, stop, restart, log out. */
  readonly lifecycleMs: number;
}

export const wahaTimeoutsDefault: WahaTimeouts = {
  connectMs: 5_000,
  questionMs: 20_000,
  sendMs: 30_000,
  sendFileMs: 60_000,
  lifecycleMs: 30_000,
};
