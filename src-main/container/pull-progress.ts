/** One line of what Docker tells while it pulls. */
export interface PullEvent {
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly error?: string;
}

export interface PullProgress {
  readonly doneBytes: number;
  /** Of the layers whose size is known so far; grows in the first seconds. */
  readonly totalBytes: number;
  /** Over the last seconds; null until there is something to measure. */
  readonly bytesPerSecond: number | null;
}

interface Layer {
  current: number;
  total: number;
}

const rateSpanMs = 5_000;

/** Adds up what Docker tells layer by layer. What a layer was unpacked of does not count: only what came over the net. */
export class PullMeter {
  readonly #layers = new Map<string, Layer>();
  /** Bytes at moments of the last seconds, oldest first. */
  #samples: { readonly at: number; readonly bytes: number }[] = [];

  /** `at` in milliseconds of any steady clock. */
  take({ id, status, progressDetail }: PullEvent, at: number): void {
    if (id === undefined) return;
    if (status === 'Downloading' && progressDetail?.total !== undefined) {
      this.#layers.set(id, { current: progressDetail.current ?? 0, total: progressDetail.total });
    }
    const layer = this.#layers.get(id);
    if (layer !== undefined && (status === 'Download complete' || status === 'Pull complete')) {
      layer.current = layer.total;
    }
    this.#sample(at);
  }

  progress(): PullProgress {
    const totalBytes = this.#sum('total');
    return { doneBytes: this.#sum('current'), totalBytes, bytesPerSecond: this.#rate() };
  }

  #sample(at: number): void {
    this.#samples.push({ at, bytes: this.#sum('current') });
    this.#samples = this.#samples.filter((sample) => at - sample.at <= rateSpanMs);
  }

  #rate(): number | null {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || last.at === first.at) return null;
    return Math.round(((last.bytes - first.bytes) * 1000) / (last.at - first.at));
  }

  #sum(what: keyof Layer): number {
    return [...this.#layers.values()].reduce((sum, layer) => sum + layer[what], 0);
  }
}
