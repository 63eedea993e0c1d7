export type StorageProblem = 'DISK_FULL' | 'READ_ONLY' | 'STORE_BUSY';

/** The store could not take a change, for a reason that lies outside of the program and may pass. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, cause: unknown) {
    super(`the store cannot be written: ${problem}`, { cause });
    this.problem = problem;
  }
}
