/** Long work that somebody may follow and stop. */
export interface Job {
  /** Aborted with the refusal that the work then ends with. */
  readonly signal: AbortSignal;
  /** How much is done, of how much: the unit is the work's own. */
  report(done: number, total: number): void;
}

/** Long work whose end cannot be counted, or not be undone. */
export interface JobInPhases extends Job {
  /** Throws what the job was stopped with. `waiting` ends with the next report; once `final`, nothing stops it. */
  enter(phase: 'waiting' | 'checking' | 'final'): void;
}

/** Counts up what is done; throws what the job was stopped with. */
export function counting({ signal, report }: Job, total: number): (more: number) => void {
  let done = 0;
  return (more) => {
    signal.throwIfAborted();
    done += more;
    report(done, total);
  };
}
