import { Refusal } from '#contract/result.ts';
import type { UnreachedHousehold } from '#contract/unreached.ts';
import type { HouseholdRecord } from '../domain/guests/household-store.ts';
import type { FailureReason } from '../domain/queue/message.ts';
import type { QueueReader } from '../domain/queue/queue-store.ts';
import type { Compose, Composer } from '../invitations/composer.ts';
import { type AudienceParts, audienceOf } from './audience.ts';
import type { Handlers } from './handlers.ts';
import { templateOrDefault, variantsOf } from './templates.ts';
import { unreachedSheet } from './unreached-sheet.ts';

export interface UnreachedHandlerParts extends AudienceParts {
  readonly composer: Composer;
}

type UnreachedHandlers = Pick<
  Handlers,
  'invitations.unreached' | 'invitations.otherWay' | 'invitations.unreachedSheet'
>;
type Reason = UnreachedHousehold['reason'];

/** Failures that another way of sending helps against. */
const elsewhere = ['NOT_ON_WHATSAPP', 'INVALID_NUMBER'] as const satisfies readonly FailureReason[];

/** Who has no invitation, and what to send them by another way: nothing here leaves by itself. */
export function unreachedHandlers(parts: UnreachedHandlerParts): UnreachedHandlers {
  const { households, configuration } = parts;

  return {
    async 'invitations.unreached'({ limit }) {
      const all = await unreached(parts);
      const counts = Object.fromEntries(
        [...Map.groupBy(all, ({ reason }) => reason)].map(([reason, each]) => [reason, each.length]),
      );
      const items = all.slice(0, limit).map(({ id, name, phones, email, reason }) => ({
        household: id,
        name,
        phone: phones[0] ?? null,
        email,
        reason,
      }));
      return { items, counts, total: all.length };
    },
    async 'invitations.otherWay'({ household: id }) {
      const household = await households.household(id);
      if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
      if (household.optedOut) throw new Refusal('HOUSEHOLD_OPTED_OUT', { household: id });
      const { name, phones, email } = household;
      const write = await writer(parts);
      return { household: id, name, phone: phones[0] ?? null, email, ...(await write(household)) };
    },
    async 'invitations.unreachedSheet'() {
      const { language } = configuration();
      const write = await writer(parts);
      const wanted = (await unreached(parts)).filter(({ optedOut }) => !optedOut);
      const rows = await Promise.all(
        wanted.map(async (household) => ({ ...household, ...(await write(household)) })),
      );
      return unreachedSheet(rows, language);
    },
  };
}

/** Households whose invitation failed for this reason. */
async function failedBy(
  reason: (typeof elsewhere)[number],
  reader: QueueReader,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let cursor: string | undefined;
  do {
    const filter = { statuses: ['FAILED'], failureReason: reason, order: 'queued', limit: 200 } as const;
    const page = await reader.page({ ...filter, ...(cursor !== undefined && { cursor }) });
    for (const { kind, householdId } of page.items) {
      if (kind === 'INVITATION' && householdId !== null) found.add(householdId);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

async function unreached(
  parts: UnreachedHandlerParts,
): Promise<(HouseholdRecord & { readonly reason: Reason })[]> {
  const { households, reader } = parts;
  const { skipped } = await audienceOf({ households: 'all-not-invited' }, parts);
  const obstacles = new Map<string, string>(skipped.map(({ household, reason }) => [household, reason]));
  const failures = new Map<string, Reason>();
  for (const reason of elsewhere) for (const id of await failedBy(reason, reader)) failures.set(id, reason);
  return (await households.all()).flatMap((household) => {
    const failure = household.invitation?.status === 'FAILED' ? failures.get(household.id) : undefined;
    if (household.invitation !== null && failure === undefined) return [];
    const obstacle = obstacles.get(household.id) as Reason | undefined;
    return [{ ...household, reason: failure ?? obstacle ?? 'NEVER_INVITED' }];
  });
}

/** Link and text of each as the app would have sent them. */
async function writer({
  templates,
  composer,
  configuration,
}: UnreachedHandlerParts): Promise<
  (household: HouseholdRecord) => Promise<{ link: string | null; text: string }>
> {
  const { language } = configuration();
  const template = await templateOrDefault(templates, undefined, 'INVITATION', language);
  const variantFor = await variantsOf(template, templates);
  const linkFor = await composer.sentLinkMaker();
  const prepared = new Map<string, Compose>();
  return async (household) => {
    const { id, body } = variantFor(household.language);
    const compose = prepared.get(id) ?? (await composer.compose(body));
    prepared.set(id, compose);
    const rendered = compose(household);
    return { link: linkFor(household), text: rendered.ok ? rendered.text : '' };
  };
}
