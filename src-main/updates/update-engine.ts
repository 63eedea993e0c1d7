import type { UpdateSettings } from '#contract/updates.ts';

export type UpdateTroubleCode =
  | 'UPDATE_SERVER_UNREACHABLE'
  | 'UPDATE_SERVER_ANSWER'
  | 'UPDATE_SERVER_ELSEWHERE'
  | 'UPDATE_SIGNATURE_WRONG'
  | 'UPDATE_DAMAGED'
  | 'UPDATE_NOT_WRITABLE'
  | 'UPDATE_FAILED'
  | 'DISK_FULL';

/** Why an update cannot be had. Whatever it is, the version that runs stays. */
export class UpdateTrouble extends Error {
  override readonly name = 'UpdateTrouble';
  readonly code: UpdateTroubleCode;
  readonly details: Readonly<Record<string, string>> | undefined;

  constructor(code: UpdateTroubleCode, cause?: unknown, details?: Readonly<Record<string, string>>) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }
}

export interface Offer {
  readonly version: string;
  readonly notes: string | null;
  readonly bytes: number | null;
  /** It is here from an earlier run, whole: fetching it asks nobody. */
  readonly isHere: boolean;
  /**
   * Where this copy cannot put it in place itself: the file with which a person can, at the server that was packed; null if
   * there is none of its kind.
   */
  readonly byHand?: { readonly name: string; readonly address: string } | null;
}

/** What can find a newer version of this app. Fails with an `UpdateTrouble`. */
export interface UpdateLooker {
  /** The newest version of a channel if it is newer than this one; null if it is not. The signal gives it up. */
  look(channel: UpdateSettings['channel'], signal: AbortSignal): Promise<Offer | null>;
}

/** What can find, fetch and put in place a version of this app. All of it fails with an `UpdateTrouble`. */
export interface UpdateEngine extends UpdateLooker {
  /** Fetches what `look` found last and checks it. Rejects with the signal's reason when that aborts. */
  fetch(
    onProgress: (doneBytes: number, totalBytes: number | null) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /**
   * Puts in place what was fetched last, after checking it once more. All else has ended already.
   *
   * @returns what starts the new version, where that is ours to do
   */
  install(options: { readonly startAfter: boolean }): { readonly program: string } | null;
}
