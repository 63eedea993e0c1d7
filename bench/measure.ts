/** One line of the table: what was measured, beside what it has to keep up with. */
export interface Row {
  readonly what: string;
  /** `1.2 ms`, `34,000/s` */
  readonly ours: string;
  /** A peer in the same run, or the budget of the design. */
  readonly against?: string;
  /** How many times faster than the peer, or how much of the budget. */
  readonly ratio?: string;
}

export interface Bench {
  readonly name: string;
  run(): Promise<readonly Row[]>;
}

/** The median of `rounds` runs after one that warms up, in milliseconds. */
export async function medianMs(rounds: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

function ms(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`;
}

export function withinBudget(what: string, measured: number, budget: number): Row {
  const share = `${Math.round((measured / budget) * 100)} % of it`;
  return { what, ours: ms(measured), against: `budget ${budget} ms`, ratio: share };
}
