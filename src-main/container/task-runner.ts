import { Refusal } from '#contract/result.ts';
import type { WorkStep } from './container-work.ts';
import type { PullProgress } from './pull-progress.ts';

export interface Task {
  readonly kind: 'INSTALL' | 'START' | 'STOP' | 'RESTART' | 'UPDATE' | 'CHANGE_KEY' | 'REMOVE';
  readonly step: WorkStep | null;
  /** What has come over the net so far; null before anything was fetched. */
  readonly pull: PullProgress | null;
}

export interface TaskTools {
  readonly signal: AbortSignal;
  step(step: WorkStep): void;
  pulled(progress: PullProgress): void;
}

/** Runs one piece of work after the other has ended; what it does and how it ended can be read at any time. */
export class TaskRunner {
  readonly #onChange: () => void;
  #task: Task | null = null;
  #problem: Refusal | null = null;
  #cancelling = new AbortController();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get task(): Task | null {
    return this.#task;
  }

  get problem(): Refusal | null {
    return this.#problem;
  }

  run(kind: Task['kind'], work: (tools: TaskTools) => Promise<void>): void {
    if (this.#task !== null) throw new Refusal('CONTAINER_BUSY');
    this.#problem = null;
    this.#cancelling = new AbortController();
    this.#become({ kind, step: null, pull: null });
    void this.#finish(work);
  }

  /** A pull is given up; anything else comes to its end first. */
  cancel(): void {
    if (this.#task?.step === 'PULLING') this.#cancelling.abort();
  }

  async #finish(work: (tools: TaskTools) => Promise<void>): Promise<void> {
    const tools: TaskTools = {
      signal: this.#cancelling.signal,
      step: (step) => this.#change({ step }),
      pulled: (pull) => this.#change({ pull }),
    };
    try {
      await work(tools);
    } catch (error) {
      // Given up by the admin is no problem to be told of.
      const problem =
        error instanceof Refusal ? error : new Refusal('DOCKER_FAILED', { reason: String(error) });
      this.#problem = problem.code === 'CONTAINER_CANCELLED' ? null : problem;
    }
    this.#become(null);
  }

  #change(part: Partial<Task>): void {
    if (this.#task !== null) this.#become({ ...this.#task, ...part });
  }

  #become(task: Task | null): void {
    this.#task = task;
    this.#onChange();
  }
}
