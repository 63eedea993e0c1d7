/** How far we have gone about a session from which nothing is heard any more. */
export type SilenceStage = 'LISTENING' | 'PROBED' | 'RESTARTED' | 'TOLD';

/** What went out this long ago has an echo by now: an ack, or whatever else WhatsApp tells. */
export const echoMs = 2 * 60_000;

/** So many sends without an echo, since the last step, are silence. */
const unheardSends: Readonly<Record<SilenceStage, number>> = {
  LISTENING: 3,
  PROBED: 1,
  RESTARTED: 2,
  TOLD: Number.POSITIVE_INFINITY,
};

const next: Readonly<Record<SilenceStage, SilenceStage>> = {
  LISTENING: 'PROBED',
  PROBED: 'RESTARTED',
  RESTARTED: 'TOLD',
  TOLD: 'TOLD',
};

/**
 * The next step about a session that was heard once and is silent while messages leave: look and open the stream anew,
 * restart the session once, tell the admin. `mayRestart`: it has not been restarted for this a short while ago.
 */
export function afterSilence(stage: SilenceStage, unheard: number, mayRestart: boolean): SilenceStage {
  if (unheard < unheardSends[stage]) return stage;
  const step = next[stage];
  return step === 'RESTARTED' && !mayRestart ? 'TOLD' : step;
}
