import { z } from 'zod';
import { heldCampaign } from './campaigns.ts';
import { finishRange, id, language, sessionType, time } from './common.ts';
import { firstRun } from './first-run.ts';
import { queueCounts, reasonLine } from './queue.ts';
import { sessionView } from './sessions.ts';

export const realm = z.enum(['real', 'practice']);

/** The budget of one number: N cells, each used one with the moment it comes free. */
export const slotGauge = z.object({
  type: sessionType,
  limit: z.int(),
  used: z.array(z.object({ takenAt: time, freeAt: time })),
  nextFreeAt: time.nullable(),
});

export const overview = z.object({
  /** The clock of the realm, so that a screen counts down on the same clock. */
  now: time,
  line: reasonLine,
  sessions: z.array(sessionView),
  slots: z.array(slotGauge),
  counts: queueCounts,
  households: z.int(),
  invited: z.int(),
  /** Households whose answer stands, however it came. */
  answered: z.int(),
  /** Households whose invitation has left and that have not answered. */
  awaited: z.int(),
  paused: z.boolean(),
  /** Those that wait for their first messages to arrive. */
  campaigns: z.array(heldCampaign),
  finishesAt: time.nullable(),
  finishRange: finishRange.nullable(),
  /** Sends so far and those expected, for the chart; at most 152 points each. */
  sentSeries: z.array(z.object({ at: time, sent: z.int() })),
  forecastSeries: z.array(z.object({ at: time, sent: z.int() })),
  /** What was expected when the latest round began; empty before the first one. */
  planSeries: z.array(z.object({ at: time, sent: z.int() })),
  latest: z.array(
    z.object({
      id,
      household: z.string(),
      status: z.string(),
      failureReason: z.string().nullable(),
      at: time,
    }),
  ),
});

/** What the realm's clock shows, and how many times as fast as real time it runs: 1 unless practice was told otherwise. */
export const realmClock = z.object({ now: time, speed: z.number() });

export const appInfo = z.object({
  version: z.string(),
  realm,
  /** A real realm can be switched to: a WAHA address is known. */
  realConfigured: z.boolean(),
  language,
  eventId: id,
  firstRun,
  /** Error codes of what the admin has to know before anything is sent, e.g. `SETTINGS_UNREADABLE`. */
  notices: z.array(z.string()),
});

const wahaAddress = z.strictObject({
  waha_url: z.string().trim().max(300),
  waha_api_key: z.string().max(500).optional(),
});

export const overviewMethods = {
  'app.info': { input: z.void(), output: appInfo },
  /** Practice and real are two stores, not two modes of one. */
  'app.switchRealm': { input: z.strictObject({ realm }), output: appInfo },
  /** Asks a WAHA who it is, without keeping its address. */
  'app.probeWaha': { input: wahaAddress, output: z.object({ version: z.string(), engine: z.string() }) },
  /** Checks the WAHA, keeps it for session `main` of the real realm and goes there. */
  'app.useWaha': { input: wahaAddress, output: appInfo },
  'overview.clock': { input: z.void(), output: realmClock },
  'overview.get': { input: z.void(), output: overview },
} as const;

export type Overview = z.infer<typeof overview>;
export type SlotGauge = z.infer<typeof slotGauge>;
export type RealmClock = z.infer<typeof realmClock>;
export type Realm = z.infer<typeof realm>;
export type AppInfo = z.infer<typeof appInfo>;
