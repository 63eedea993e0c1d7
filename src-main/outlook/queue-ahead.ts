import type { Stamp } from '../domain/clock.ts';
import { type Forecast, forecasting } from '../domain/forecast/forecast.ts';
import type { GovernorSettings } from '../domain/governor/settings.ts';
import type { HeldCampaign } from '../domain/queue/campaign-store.ts';
import type { QueueReader, WaitingMessage } from '../domain/queue/queue-store.ts';
import { forecastLines, foreseeable } from './forecast-lines.ts';
import { inTurns } from './in-turns.ts';
import type { SessionOutlook } from './session-outlook.ts';

/** The settings that decide when messages leave. */
export interface SendingPace {
  readonly governor: GovernorSettings;
  readonly manners: boolean;
}

/** What waits, and when it is expected to leave. */
export interface QueueAhead {
  readonly waiting: readonly WaitingMessage[];
  readonly forecast: Forecast;
}

export interface AheadQuestion {
  readonly now: Stamp;
  /** How many wait now. */
  readonly pending: number;
  readonly able: readonly SessionOutlook[];
  readonly campaigns: readonly HeldCampaign[];
  readonly pace: SendingPace;
}

/** From so many waiting messages on, to foresee them at each change would be all the app does. */
const longQueue = 20_000;
/** A long queue is foreseen anew after a tenth of a millisecond a message: a minute and a half for a million. */
const keptMsPerMessage = 0.1;
/** By such a part a queue may be longer than the one that was foreseen. */
const mostGrowth = 1 / 1000;

interface Kept extends QueueAhead {
  readonly madeAt: number;
  readonly conditions: string;
  readonly governor: SendingPace['governor'];
}

/** Foresees the queue, a long one now and then only, unless what decides when it leaves has changed. */
export class AheadOfQueue {
  readonly #reader: Pick<QueueReader, 'waiting' | 'usualTextLength'>;
  #kept: Kept | null = null;

  constructor(reader: Pick<QueueReader, 'waiting' | 'usualTextLength'>) {
    this.#reader = reader;
  }

  async look(question: AheadQuestion): Promise<QueueAhead> {
    const { now, able, campaigns, pace } = question;
    if (this.#kept !== null && holds(this.#kept, question)) return this.#kept;
    const waiting = await this.#reader.waiting();
    const effort = { manners: pace.manners, textLength: await this.#reader.usualTextLength() };
    const lines = forecastLines(able, foreseeable(waiting, campaigns));
    const forecast = await inTurns(forecasting(lines, pace.governor, effort, now));
    const made = { waiting, forecast, madeAt: now.wall };
    this.#kept = { ...made, conditions: conditionsOf(question), governor: pace.governor };
    return this.#kept;
  }
}

function holds({ waiting, madeAt, conditions, governor }: Kept, question: AheadQuestion): boolean {
  const age = question.now.wall - madeAt;
  return (
    waiting.length > longQueue &&
    age >= 0 &&
    age < waiting.length * keptMsPerMessage &&
    question.pending - waiting.length <= waiting.length * mostGrowth &&
    governor === question.pace.governor &&
    conditions === conditionsOf(question)
  );
}

/** But for what each send changes. */
function conditionsOf({ able, campaigns, pace }: AheadQuestion): string {
  const sessions = able.map(({ known: { record }, restriction }) => [
    record.type,
    record.number,
    record.rest,
    restriction,
  ]);
  return JSON.stringify([sessions, campaigns, pace.manners]);
}
