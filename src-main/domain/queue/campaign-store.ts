import type { CanaryCount, StuckReason } from './canary.ts';

/** Messages queued at once in one session, of which some wait for the others to arrive. */
export interface HeldCampaign extends CanaryCount {
  readonly id: string;
  readonly type: string;
  /** How many wait. */
  readonly held: number;
  /** Why a person has to decide; null while it may open by itself. `CLOSED`: a person closed it. `MOVED`: they go out from another session than the first. */
  readonly stuck: StuckReason | 'CLOSED' | 'MOVED' | null;
}

/** The tap of a campaign. Every function is one transaction; `now` is epoch milliseconds. */
export interface CampaignStore {
  /** Those that hold messages back, oldest first. */
  held(now: number): Promise<readonly HeldCampaign[]>;
  /** Lets the others go, whatever became of the canaries. False when there is no such campaign. */
  openTap(id: string, now: number): Promise<boolean>;
  /** Holds back what has not left, canaries too, and what should come back, until a person opens it again. */
  closeTap(id: string, now: number): Promise<boolean>;
  /** Cancels what is held; how many. Null when there is no such campaign. */
  cancelHeld(id: string, now: number): Promise<number | null>;
}
