import type { Configuration } from '#contract/configuration.ts';
import { reportWords } from '#contract/report-words.ts';
import type { Report, reportMethods } from '#contract/reports.ts';
import type { Clock } from '../domain/clock.ts';
import { dateOf, LocalDays } from '../domain/governor/local-days.ts';
import type { Cell } from '../domain/guests/export/cell.ts';
import { writeCsv } from '../domain/guests/export/write-csv.ts';
import { writeXlsx } from '../domain/guests/export/write-xlsx.ts';
import { answerSteps } from '../domain/reports/answer-steps.ts';
import type { ComingHousehold, ReportStore } from '../domain/reports/report-store.ts';
import type { RsvpStore } from '../domain/rsvp/rsvp-store.ts';
import type { Handlers } from './handlers.ts';
import { comingRows, missingRows, reportFilename, summaryRows } from './report-sheets.ts';
import { iso } from './views.ts';

export interface ReportHandlerParts {
  readonly reports: ReportStore;
  readonly rsvp: RsvpStore;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
}

/** Whole lists go into a file; no event has as many. */
const everybody = 1_000_000;

export function reportHandlers({
  reports,
  rsvp,
  configuration,
  clock,
}: ReportHandlerParts): Pick<Handlers, keyof typeof reportMethods> {
  const at = () => iso(clock.now().wall);
  const answers = async () => answerSteps(await reports.answers(), configuration().time_zone);

  async function rowsOf(report: Report): Promise<readonly (readonly Cell[])[]> {
    const { language } = configuration();
    if (report === 'coming') return comingRows(await reports.coming(everybody), language);
    if (report === 'missing') return missingRows(await reports.missing(everybody), language);
    return summaryRows(await reports.funnel(), await reports.missingCounts(), await answers(), language);
  }

  return {
    async 'reports.summary'() {
      const { step, steps } = await answers();
      return { at: at(), funnel: await reports.funnel(), answers: { step, steps: [...steps] } };
    },
    async 'reports.coming'({ limit }) {
      const { byRsvp, assumed } = await rsvp.counts();
      const items = (await reports.coming(limit)).map(comingView);
      return { at: at(), ...byRsvp.COMING, assumed, menus: [...(await reports.menus())], items };
    },
    async 'reports.missing'({ limit }) {
      const counts = await reports.missingCounts();
      const items = (await reports.missing(limit)).map((each) => ({ ...each, phones: [...each.phones] }));
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return { at: at(), counts: Object.fromEntries(counts), total, items };
    },
    async 'reports.export'({ report, format }) {
      const { language, time_zone } = configuration();
      const rows = await rowsOf(report);
      const bytes =
        format === 'csv' ? writeCsv(rows, language) : writeXlsx(rows, reportWords[language].sheet[report]);
      const date = dateOf(new LocalDays(time_zone).dayOf(clock.now().wall));
      return {
        filename: reportFilename(report, date, format, language),
        content: Buffer.from(bytes).toString('base64'),
      };
    },
  };
}

function comingView({ guests, ...household }: ComingHousehold) {
  return { ...household, guests: guests.map((guest) => ({ ...guest })) };
}
