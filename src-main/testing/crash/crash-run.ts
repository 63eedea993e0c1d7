import { planRound, seedOfRound } from './plan.ts';
import { type PointName, points } from './points.ts';
import { WahaProcess } from './processes.ts';
import { AppSupply, Round, type RoundResult } from './round.ts';

export interface CrashRunOptions {
  readonly points: number;
  readonly seed: number;
  readonly faults: boolean;
  /** Rounds at a time, each with an app and a practice WAHA of its own. */
  readonly lanes: number;
  /** Only this round: to have a failure again. */
  readonly round?: number;
  readonly entries: { readonly app: string; readonly waha: string };
  readonly onRound?: (report: CrashReport, round: number, result: RoundResult) => void;
}

export interface CrashReport {
  points: number;
  rounds: number;
  messages: number;
  lost: number;
  doubled: number;
  unconfirmed: number;
  failed: number;
  repeats: number;
  readonly deaths: Map<string, number>;
  /** What was wrong, with the number of its round. */
  readonly broken: { readonly round: number; readonly what: string }[];
  readonly began: number;
}

/** Kills and restarts the app until `points` crashes have been tried. */
export async function runCrashes(options: CrashRunOptions): Promise<CrashReport> {
  const report: CrashReport = {
    points: 0,
    rounds: 0,
    messages: 0,
    lost: 0,
    doubled: 0,
    unconfirmed: 0,
    failed: 0,
    repeats: 0,
    deaths: new Map((Object.keys(points) as PointName[]).map((name) => [name, 0])),
    broken: [],
    began: Date.now(),
  };
  let next = options.round ?? 0;
  const left = () =>
    options.points - report.points > 0 && (options.round === undefined || report.rounds === 0);

  async function lane(): Promise<void> {
    const waha = new WahaProcess(options.entries.waha);
    const supply = new AppSupply(options.entries.app);
    try {
      while (left()) {
        const number = next;
        next += 1;
        const plan = planRound(seedOfRound(options.seed, number), options.faults);
        const result = await new Round(plan, waha, supply).run(
          (deaths) => options.points > report.points + deaths,
        );
        add(report, number, result);
        options.onRound?.(report, number, result);
      }
    } finally {
      waha.kill();
      supply.close();
    }
  }
  const lanes = options.round === undefined ? options.lanes : 1;
  await Promise.all(Array.from({ length: lanes }, lane));
  return report;
}

function add(report: CrashReport, round: number, result: RoundResult): void {
  report.rounds += 1;
  report.messages += result.messages;
  report.lost += result.lost;
  report.doubled += result.doubled;
  report.unconfirmed += result.unconfirmed;
  report.failed += result.failed;
  report.repeats += result.repeats;
  for (const [place, times] of result.deaths) {
    report.points += times;
    report.deaths.set(place, (report.deaths.get(place) ?? 0) + times);
  }
  for (const what of result.broken) report.broken.push({ round, what });
}
