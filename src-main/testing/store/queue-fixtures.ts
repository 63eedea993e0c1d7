import { plus, type Stamp } from '../../domain/clock.ts';
import type { Errand } from '../../domain/governor/governor.ts';
import type { BudgetSettings } from '../../domain/governor/settings.ts';
import type { SendContext } from '../../domain/queue/message.ts';
import type { MessageDraft, MessageRecord } from '../../domain/queue/queue-store.ts';
import type { Claimed, OpenAttempt, StartRequest, StartResult } from '../../domain/queue/worker-store.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** A morning in May, and how a stamp lies after it. */
export const morning: Stamp = { wall: Date.UTC(2026, 4, 4, 8), uptime: 3_600_000, boot: 'boot-1' };
export const at = (ms: number): Stamp => plus(morning, ms);
export const settleMs = 120_000;

export const context: SendContext = {
  wahaUrl: 'http://127.0.0.1:3000',
  number: '393330000000',
  linkGeneration: 1,
  wahaStartedAt: 1_700_000_000_000,
};

export function aDraft(id: string, changes: Partial<MessageDraft> = {}): MessageDraft {
  return {
    id,
    type: 'main',
    kind: 'CUSTOM',
    lane: 'COLD',
    urgentUntil: null,
    householdId: null,
    recipient: `Famiglia ${id}`,
    phones: ['+393331234567'],
    text: `Cari ${id}, vi aspettiamo.`,
    template: null,
    notBefore: 0,
    idempotency: null,
    ...changes,
  };
}

/** Puts a session `main` and the households into the store; gives the households' ids, in order. */
export async function furnish(
  store: StoreUnderTest,
  households: readonly string[] = [],
): Promise<readonly string[]> {
  const session = { type: 'main', label: 'Principale', wahaUrl: context.wahaUrl, wahaSession: 'default' };
  await store.sessions.create(session, morning.wall);
  const ids = households.map((_, index) => `household-${index + 1}`);
  const left = [...ids];
  await store.households.add(
    households.map((name) => ({
      name,
      phones: [{ e164: '+393331234567', kind: 'mobile' as const }],
      guests: [],
    })),
    { importId: 'import-1', filename: null, summary: {} },
    () => left.shift() ?? '',
    morning.wall,
  );
  return ids;
}

/** As many sends an hour, and no more rules. */
export function limited(rateLimit: number): BudgetSettings {
  return { rateLimit, newChatCap: null, warmUp: false };
}

let tokens = 0;
function newToken(): string {
  tokens += 1;
  return `token-${tokens}`;
}

export async function claim(
  store: StoreUnderTest,
  errand: Errand = 'COLD',
  now = morning.wall,
): Promise<Claimed | null> {
  return store.claims.claimNext({ candidates: [{ type: 'main', errand }], token: newToken(), now });
}

export async function mustClaim(
  store: StoreUnderTest,
  errand: Errand = 'COLD',
  now = morning.wall,
): Promise<Claimed> {
  const claimed = await claim(store, errand, now);
  if (claimed === null) throw new Error('nothing to claim');
  return claimed;
}

export async function start(
  store: StoreUnderTest,
  claimed: Claimed,
  changes: Partial<StartRequest> = {},
): Promise<StartResult> {
  return store.claims.startSend({
    claim: claimed,
    attemptToken: newToken(),
    messageId: `ID-${claimed.id}`,
    chatId: `chat-of-${claimed.id}`,
    context,
    now: morning,
    jitter: 0.5,
    settleMs,
    budget: limited(10),
    decide: () => ({ go: true }),
    ...changes,
  });
}

/** Queues a message and takes it as far as `SEND_STARTED`. */
export async function sending(
  store: StoreUnderTest,
  draft: MessageDraft,
  changes: Partial<StartRequest> = {},
): Promise<OpenAttempt> {
  await store.queue.enqueue([draft], morning.wall);
  return startNext(store, draft.id, changes);
}

/** Claims what is up next, which must be `id`, and starts its attempt. */
export async function startNext(
  store: StoreUnderTest,
  id: string,
  changes: Partial<StartRequest> = {},
): Promise<OpenAttempt> {
  const now = changes.now?.wall ?? morning.wall;
  const claimed = (await claim(store, 'WARM', now)) ?? (await mustClaim(store, 'COLD', now));
  if (claimed.id !== id) throw new Error(`${claimed.id} was up before ${id}`);
  const started = await start(store, claimed, changes);
  if (!started.started) throw new Error(`not started: ${started.because}`);
  const open = (await store.attempts.openAttempts()).find((each) => each.id === id);
  if (open === undefined) throw new Error('a started attempt is not open');
  return open;
}

export function attemptOf(open: OpenAttempt): { id: string; token: string } {
  return { id: open.id, token: open.attempt.token };
}

/** Queues a message and takes it to `SENT` under `ID-<id>`. */
export async function sent(
  store: StoreUnderTest,
  draft: MessageDraft,
  changes: Partial<StartRequest> = {},
): Promise<void> {
  const open = await sending(store, draft, changes);
  const now = changes.now ?? morning;
  await store.attempts.settle(attemptOf(open), { to: 'SENT', messageId: `ID-${draft.id}`, at: now }, now);
}

export async function unconfirmed(store: StoreUnderTest, draft: MessageDraft): Promise<OpenAttempt> {
  const open = await sending(store, draft);
  await store.attempts.markUnconfirmed(open, 'UNREADABLE', morning.wall);
  return open;
}

export async function message(store: StoreUnderTest, id: string): Promise<MessageRecord> {
  const found = await store.reader.message(id);
  if (found === null) throw new Error(`no message ${id}`);
  return found;
}

/** The names of a message's log, oldest first. */
export async function story(store: StoreUnderTest, id: string): Promise<readonly string[]> {
  return (await store.reader.log(id)).map(({ name }) => name);
}
