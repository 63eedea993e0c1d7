import { createHash } from 'node:crypto';
import type { Output, Parsed } from '#contract';
import type { ErrorCode } from '#contract/error-codes.ts';
import { Refusal } from '#contract/result.ts';
import type { siteAnswerMethods } from '#contract/site-answers.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { Random } from '../domain/random.ts';
import type { AnswerLog } from '../domain/rsvp/answer-log.ts';
import type { RsvpAnswer, RsvpContent } from '../domain/rsvp/rsvp.ts';
import type { RsvpStore } from '../domain/rsvp/rsvp-store.ts';
import { latestAnswer } from '../domain/rsvp/standing-answer.ts';
import type { Handlers } from './handlers.ts';
import { createLinkReader, type LinkReaderParts } from './link-reader.ts';
import { answerView, standingView, withoutBlank } from './rsvp-handlers.ts';
import { isoOrNull } from './views.ts';

export interface SiteAnswerParts extends LinkReaderParts {
  readonly rsvp: RsvpStore;
  readonly answerLog: AnswerLog;
  readonly clock: Clock;
  readonly random: Random;
  readonly rsvpChanged: () => void;
}

type SiteAnswer = Parsed<'rsvp.fromSite'>;

/** What is said of each link that does not count. */
const refusals: Readonly<Record<Exclude<Output<'links.verify'>['verdict'], 'VALID'>, ErrorCode>> = {
  NO_LINK: 'LINK_NOT_VALID',
  BAD_SIGNATURE: 'LINK_NOT_VALID',
  OTHER_EVENT: 'LINK_OTHER_EVENT',
  UNKNOWN_HOUSEHOLD: 'UNKNOWN_HOUSEHOLD',
  REVOKED: 'LINK_REVOKED',
};

/** The event's web site passes on what a household did there. Its link says which household. */
export function siteAnswerHandlers(parts: SiteAnswerParts): Pick<Handlers, keyof typeof siteAnswerMethods> {
  const { rsvp, answerLog, clock, random, rsvpChanged } = parts;
  const readLink = createLinkReader(parts);

  async function householdOf(token: string): Promise<HouseholdRecord> {
    const { verdict, household } = await readLink(token);
    if (verdict !== 'VALID') throw new Refusal(refusals[verdict]);
    if (household === null) throw new Error('a valid link of nobody');
    return household;
  }

  /** The answer this one repeats, if it does: a site that tries again must not tell it twice. */
  async function repeated(household: string, answer: SiteAnswer): Promise<RsvpAnswer | null> {
    const name = externalIdOf(answer);
    if (name !== null) {
      const kept = await answerLog.byExternalId(household, 'WEBSITE', name);
      if (kept !== null && !saysTheSame(kept, answer))
        throw new Refusal('IDEMPOTENCY_CONFLICT', { id: kept.id });
      return kept;
    }
    // Without a key or a time of its own it repeats only what the site told and stands.
    const stands = latestAnswer((await rsvp.ofHousehold(household)).toReversed());
    return stands?.source === 'WEBSITE' && saysTheSame(stands, answer) ? stands : null;
  }

  async function record(household: string, answer: SiteAnswer): Promise<RsvpAnswer> {
    const now = clock.now().wall;
    const id = random.id();
    const externalId = externalIdOf(answer);
    const { token: _, answeredAt, idempotencyKey: __, guests, ...content } = answer;
    const given = {
      ...content,
      guests: guests.map(withoutBlank),
      householdId: household,
      source: 'WEBSITE',
      answeredAt: answeredAt === undefined ? now : Date.parse(answeredAt),
      ...(externalId !== null && { externalId }),
    } as const;
    const recorded = await rsvp.record(given, { id, now });
    if (!recorded.ok) throw new Refusal(recorded.code, { household });
    rsvpChanged();
    const kept = (await rsvp.ofHousehold(household)).find((each) => each.id === id);
    // The same answer came twice at once, and the other one was first.
    const first = kept ?? (await repeated(household, answer));
    if (first === null) throw new Error('an answer was recorded and is not there');
    return first;
  }

  return {
    async 'rsvp.fromSite'(answer) {
      const { id } = await householdOf(answer.token);
      const kept = (await repeated(id, answer)) ?? (await record(id, answer));
      const now = await householdOf(answer.token);
      const current = now.rsvp && now.answer && { rsvp: now.rsvp, ...now.answer };
      return { household: id, answer: answerView(kept), current: standingView(current) };
    },
    async 'rsvp.viewedOnSite'({ token, viewedAt }) {
      const { id } = await householdOf(token);
      const now = clock.now().wall;
      const at = viewedAt === undefined ? now : Math.min(Date.parse(viewedAt), now);
      if (await rsvp.viewed(id, at)) rsvpChanged();
      return { household: id, viewedAt: isoOrNull((await householdOf(token)).viewedAt) };
    },
    'rsvp.log': (question) => readLog(answerLog, question),
  };
}

async function readLog(log: AnswerLog, { since, cursor, limit, standing }: Parsed<'rsvp.log'>) {
  const { items, nextCursor, total } = await log.page({
    since: since === undefined ? null : Date.parse(since),
    cursor: cursor ?? null,
    ...{ limit, standing },
  });
  return {
    items: items.map(({ householdName, stands, ...answer }) => ({
      ...answerView(answer),
      household: { id: answer.householdId, name: householdName },
      stands,
    })),
    ...(nextCursor !== null && { nextCursor }),
    total,
  };
}

/** What it is known by, so that it counts once; null for an answer that names neither key nor time. */
function externalIdOf(answer: SiteAnswer): string | null {
  if (answer.idempotencyKey !== undefined) return `key:${answer.idempotencyKey}`;
  if (answer.answeredAt === undefined) return null;
  const hash = createHash('sha256')
    .update(`${answer.answeredAt} ${contentOf(answer)}`)
    .digest('hex');
  return `body:${hash}`;
}

function saysTheSame(kept: RsvpAnswer, answer: SiteAnswer): boolean {
  if (contentOf(kept) !== contentOf(answer)) return false;
  // A time ahead of ours was kept as ours.
  return (
    answer.answeredAt === undefined ||
    Math.min(Date.parse(answer.answeredAt), kept.recordedAt) === kept.answeredAt
  );
}

function contentOf({ rsvp, adults, children, guests, note }: RsvpContent | SiteAnswer): string {
  const counts = rsvp === 'NOT_COMING' ? [] : [adults, children];
  return JSON.stringify([
    rsvp,
    counts,
    guests.map(({ name, coming, dietary }) => [name, coming, dietary]),
    note,
  ]);
}
