import type { Configuration } from '#contract/configuration.ts';
import { reportWords } from '#contract/report-words.ts';
import type { Report, reportMethods } from '#contract/reports.ts';
import type { Clock } from '../domain/clock.ts';
import { dateOf, LocalDays } from '../domain/governor/local-days.ts';
import type { Cell } from '../domain/guests/export/cell.ts';
import { answerSteps } from '../domain/reports/answer-steps.ts';
import type {
  ComingHousehold,
  KeptFigures,
  MissingReason,
  ReportStore,
} from '../domain/reports/report-store.ts';
import type { DeletionStore } from '../domain/retention/data-deletion.ts';
import type { RsvpStore } from '../domain/rsvp/rsvp-store.ts';
import type { SheetOrder } from '../export/write-sheet.ts';
import type { Job } from '../work/job.ts';
import type { WorkService } from '../work/work-service.ts';
import type { Handlers } from './handlers.ts';
import { comingRows, missingRows, reportFilename, summaryRows } from './report-sheets.ts';
import { iso } from './views.ts';

export interface ReportHandlerParts {
  readonly reports: ReportStore;
  readonly rsvp: RsvpStore;
  readonly deletion: Pick<DeletionStore, 'figures' | 'last' | 'personalData'>;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly work: Pick<WorkService, 'run'>;
  readonly writeSheet: (order: SheetOrder, job: Job) => Promise<Uint8Array>;
}

/** Whole lists go into a file; no event has as many. */
const everybody = 1_000_000;

export function reportHandlers(parts: ReportHandlerParts): Pick<Handlers, keyof typeof reportMethods> {
  const { reports, rsvp, configuration, clock, work, writeSheet } = parts;
  const at = () => iso(clock.now().wall);

  async function summary() {
    const kept = await keptFigures(parts);
    const answers = answerSteps(kept?.answers ?? (await reports.answers()), configuration().time_zone);
    return { kept, answers, funnel: kept?.funnel ?? (await reports.funnel()) };
  }

  async function missingCounts() {
    const kept = await keptFigures(parts);
    const counts = kept === null ? await reports.missingCounts() : countsOf(kept);
    return { kept, counts };
  }

  async function rowsOf(report: Report): Promise<readonly (readonly Cell[])[]> {
    const { language } = configuration();
    if (report === 'coming') {
      const kept = await keptFigures(parts);
      return comingRows(await reports.coming(everybody), language, kept?.coming);
    }
    if (report === 'missing') return missingRows(await reports.missing(everybody), language);
    const { funnel, answers } = await summary();
    return summaryRows(funnel, (await missingCounts()).counts, answers, language);
  }

  return {
    async 'reports.summary'() {
      const { kept, funnel, answers } = await summary();
      const { step, steps } = answers;
      return { at: at(), deletedAt: deletedAt(kept), funnel, answers: { step, steps: [...steps] } };
    },
    async 'reports.coming'({ limit }) {
      const kept = await keptFigures(parts);
      if (kept !== null)
        return { at: at(), deletedAt: deletedAt(kept), ...kept.coming, menus: [], items: [] };
      const { byRsvp, assumed } = await rsvp.counts();
      const items = (await reports.coming(limit)).map(comingView);
      const menus = [...(await reports.menus())];
      const withMenu = menus.reduce((sum, { guests }) => sum + guests, 0);
      return { at: at(), deletedAt: null, ...byRsvp.COMING, assumed, menus, withMenu, items };
    },
    async 'reports.missing'({ limit }) {
      const { kept, counts } = await missingCounts();
      const items = (await reports.missing(limit)).map((each) => ({ ...each, phones: [...each.phones] }));
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return { at: at(), deletedAt: deletedAt(kept), counts: Object.fromEntries(counts), total, items };
    },
    async 'reports.export'({ report, format, workId }) {
      const { language, time_zone } = configuration();
      const name = reportWords[language].sheet[report];
      const bytes = await work.run(workId, 'rows', async (job) =>
        writeSheet({ rows: await rowsOf(report), format, language, name }, job),
      );
      const date = dateOf(new LocalDays(time_zone).dayOf(clock.now().wall));
      return {
        filename: reportFilename(report, date, format, language),
        content: Buffer.from(bytes).toString('base64'),
      };
    },
  };
}

type Kept = KeptFigures & { readonly at: number };

/** The numbers of the guest list that was deleted, as long as no other one has taken its place. */
async function keptFigures({ deletion }: ReportHandlerParts): Promise<Kept | null> {
  const last = await deletion.last();
  if (last === null || (await deletion.personalData()).households > 0) return null;
  const figures = await deletion.figures();
  return figures && { ...figures, at: last.at };
}

function deletedAt(kept: Kept | null): string | null {
  return kept === null ? null : iso(kept.at);
}

function countsOf({ missing }: KeptFigures): ReadonlyMap<MissingReason, number> {
  return new Map(Object.entries(missing) as [MissingReason, number][]);
}

function comingView({ guests, ...household }: ComingHousehold) {
  return { ...household, guests: guests.map((guest) => ({ ...guest })) };
}
