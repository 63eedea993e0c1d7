/** How long the pretend WAHA and the pretend WhatsApp take, in milliseconds of the practice clock. */
export interface Latencies {
  /** STARTING until the first QR, or until WORKING for a linked account. */
  readonly connect: number;
  /** STARTING until FAILED where WhatsApp cannot be reached. */
  readonly giveUp: number;
  /** From the scan until WORKING: WhatsApp asks a newly linked device to connect again. */
  readonly pair: number;
  /** WAHA waits this long after it has stopped a session. */
  readonly stop: number;
  readonly unpair: number;
  /** How long a dropped connection goes unnoticed while the status still says WORKING. */
  readonly unnoticedDrop: number;
  readonly firstQr: number;
  readonly nextQr: number;
  /** How long a call waits for a session that does not run, and then for the status it needs. */
  readonly waitForSession: number;
  readonly waitForStatus: number;
  /** How long a lifecycle call queues behind another one of the same session. */
  readonly lockQueue: number;
  readonly checkExists: number;
  readonly accept: number;
  /** From the accept to the ack, not from one ack to the next. */
  readonly serverAck: number;
  readonly deviceAck: number;
  /** One byte of an answer that drips. */
  readonly drip: number;
}

/** Measured on a real server, except `connect` and the acks, which depend on the network and are typical. */
export const realisticLatencies: Latencies = {
  connect: 600,
  giveUp: 120_000,
  pair: 2_600,
  stop: 3_000,
  unpair: 1_000,
  unnoticedDrop: 2_000,
  firstQr: 60_000,
  nextQr: 20_000,
  waitForSession: 5_000,
  waitForStatus: 10_000,
  lockQueue: 5_000,
  checkExists: 120,
  accept: 150,
  serverAck: 300,
  deviceAck: 900,
  drip: 1_000,
};

/**
 * Everything at once, for tests whose clock stands still. A QR keeps its life, or it would expire before anybody
 * could scan it; a queued call keeps its patience, or two calls at once could never follow each other.
 */
export const noLatencies: Latencies = {
  connect: 0,
  giveUp: 120_000,
  pair: 0,
  stop: 0,
  unpair: 0,
  unnoticedDrop: 0,
  firstQr: 60_000,
  nextQr: 20_000,
  waitForSession: 0,
  waitForStatus: 0,
  lockQueue: 5_000,
  checkExists: 0,
  accept: 0,
  serverAck: 0,
  deviceAck: 0,
  drip: 0,
};
