import { createHash } from 'node:crypto';
import type { Input } from '#contract';
import type { Configuration } from '#contract/configuration.ts';
import type { MessageStatus } from '#contract/queue.ts';
import { Refusal } from '#contract/result.ts';
import type { Clock } from '../domain/clock.ts';
import type { HouseholdRecord, HouseholdStore } from '../domain/guests/household-store.ts';
import { parsePhone } from '../domain/guests/phone-number.ts';
import type { MessageDraft, QueueReader, QueueStore } from '../domain/queue/queue-store.ts';
import type { Random } from '../domain/random.ts';
import { maxTextLength } from '../domain/templates/render-template.ts';
import type { TemplateStore } from '../domain/templates/template-store.ts';
import type { Composer } from '../invitations/composer.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { Handlers } from './handlers.ts';
import { defaultTemplateId } from './templates.ts';
import { isoOrNull, queueItem, reasonLineView } from './views.ts';

export interface QueueHandlerParts {
  readonly queue: QueueStore;
  readonly reader: QueueReader;
  readonly households: HouseholdStore;
  readonly templates: TemplateStore;
  readonly sessions: SessionService;
  readonly composer: Composer;
  readonly outlook: OutlookService;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  readonly random: Random;
  /** The queue changed: the worker looks, the screens read. */
  readonly queueChanged: () => void;
}

type QueueHandlers = Pick<Handlers, Extract<keyof Handlers, `queue.${string}`>>;
type EnqueueInput = Input<'queue.enqueue'>;

const groups: Readonly<Record<'attention' | 'waiting' | 'left', readonly MessageStatus[]>> = {
  attention: ['UNCONFIRMED', 'FAILED'],
  waiting: ['PENDING', 'SENDING'],
  left: ['SENT', 'DELIVERED', 'READ', 'CANCELLED'],
};

/** How long an answer to a guest skips window and gap, and a test message for ever. */
const forEver = Number.MAX_SAFE_INTEGER;

export function queueHandlers(parts: QueueHandlerParts): QueueHandlers {
  const { queue, reader, households, sessions, outlook, configuration, clock, random, queueChanged } = parts;
  const now = () => clock.now().wall;

  async function bulk(
    ids: readonly string[],
    refusal: 'NOT_CANCELLABLE' | 'NOT_RETRYABLE' | 'NOT_UNCONFIRMED',
    change: (ids: readonly string[], now: number) => Promise<readonly boolean[]>,
  ) {
    const changed = await change(ids, now());
    queueChanged();
    return {
      done: ids.filter((_, index) => changed[index]),
      refused: ids.filter((_, index) => !changed[index]).map((id) => ({ id, code: refusal })),
    };
  }

  async function setPaused(paused: boolean) {
    await queue.setPaused(paused, now());
    queueChanged();
    return { paused };
  }

  async function enqueue(draft: MessageDraft) {
    const [result] = await queue.enqueue([draft], now());
    if (result === undefined) throw new Error('a draft without a result');
    if (result.kind === 'conflict') throw new Refusal('IDEMPOTENCY_CONFLICT', { id: result.id });
    if (result.kind === 'alreadyInvited') throw new Refusal('HOUSEHOLD_ALREADY_INVITED', { id: result.id });
    queueChanged();
    const { expected } = await outlook.read();
    const status: MessageStatus = result.kind === 'existing' ? result.status : 'PENDING';
    return { id: result.id, status, expectedAt: isoOrNull(expected.get(result.id) ?? null) };
  }

  async function draftOf(input: EnqueueInput): Promise<MessageDraft> {
    const household = input.household === undefined ? null : await householdOf(input.household);
    if ((household === null) === (input.phone === undefined)) {
      throw new Refusal('INVALID_INPUT', { issues: [{ path: 'household', message: 'one of household and phone' }] });
    }
    return {
      id: random.id(),
      type: input.type,
      kind: input.kind,
      lane: input.kind === 'INVITATION' || input.kind === 'CUSTOM' || input.kind === 'REMINDER' ? 'COLD' : 'WARM',
      urgentUntil: input.kind === 'TEST' ? forEver : null,
      householdId: household?.id ?? null,
      recipient: household?.name ?? '',
      phones: household?.phones ?? [phoneFrom(input.phone ?? '')],
      text: await textOf(input, household),
      template: input.template === undefined ? null : { id: input.template, revision: 0 },
      notBefore: input.notBefore === undefined ? 0 : Date.parse(input.notBefore),
      idempotency: { key: `${input.type}:${input.idempotencyKey}`, fingerprint: fingerprint(input) },
    };
  }

  async function householdOf(id: string): Promise<HouseholdRecord> {
    const household = await households.household(id);
    if (household === null) throw new Refusal('UNKNOWN_HOUSEHOLD', { household: id });
    if (household.optedOut) throw new Refusal('HOUSEHOLD_OPTED_OUT', { household: id });
    if (household.phones.length === 0) throw new Refusal('HOUSEHOLD_WITHOUT_PHONE', { household: id });
    return household;
  }

  function phoneFrom(text: string): string {
    const read = parsePhone(text, configuration().default_country);
    if (!read.ok) throw new Refusal('INVALID_PHONE', { problem: read.code });
    return read.phone.e164;
  }

  async function textOf(input: EnqueueInput, household: HouseholdRecord | null): Promise<string> {
    if ((input.text === undefined) === (input.template === undefined)) {
      throw new Refusal('INVALID_INPUT', { issues: [{ path: 'text', message: 'one of template and text' }] });
    }
    if (input.text !== undefined) return plainText(input.text);
    const template = await parts.templates.template(input.template ?? '');
    if (template === null) throw new Refusal('UNKNOWN_TEMPLATE', { template: input.template ?? '' });
    const render = await parts.composer.compose(template.body);
    return render(household, input.variables);
  }

  return {
    async 'queue.list'({ status, group, type, q, cursor, limit }) {
      const statuses = status === undefined ? group && groups[group] : [status];
      const page = await reader.page({
        order: group === 'left' ? 'latest' : 'queued',
        limit,
        ...(statuses === undefined ? {} : { statuses }),
        ...(type === undefined ? {} : { type }),
        ...(q === undefined ? {} : { text: q }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      const seen = await outlook.read();
      return {
        items: page.items.map((message) => queueItem(message, seen, outlook)),
        total: page.total,
        ...(page.nextCursor === null ? {} : { nextCursor: page.nextCursor }),
      };
    },
    async 'queue.get'({ id }) {
      const message = await reader.message(id);
      if (message === null) throw new Refusal('UNKNOWN_MESSAGE', { id });
      const log = await reader.log(id);
      return {
        ...queueItem(message, await outlook.read(), outlook),
        log: log.map(({ at, name, details }) => ({ at: new Date(at).toISOString(), name, details: { ...details } })),
      };
    },
    async 'queue.summary'() {
      const seen = await outlook.read();
      const [next] = (await reader.page({ order: 'queued', statuses: ['PENDING'], limit: 1 })).items;
      return {
        counts: seen.counts,
        paused: seen.queuePaused,
        line: reasonLineView(seen, next?.recipient ?? null, configuration().whatsapp_rate_limit),
      };
    },
    'queue.cancel': ({ ids }) => bulk(ids, 'NOT_CANCELLABLE', queue.cancel),
    'queue.retry': ({ ids }) => bulk(ids, 'NOT_RETRYABLE', queue.retry),
    'queue.markSent': ({ ids }) => bulk(ids, 'NOT_UNCONFIRMED', queue.markSent),
    'queue.pause': () => setPaused(true),
    'queue.resume': () => setPaused(false),
    async 'queue.enqueue'(input) {
      await sessions.known(input.type);
      return enqueue(await draftOf(input));
    },
    async 'queue.test'({ type, phone, text }) {
      await sessions.known(type);
      const template = text === undefined ? await testTemplate() : null;
      const input = { type, kind: 'TEST', phone, idempotencyKey: random.id() } as const;
      return enqueue(await draftOf(template === null ? { ...input, text: text ?? '' } : { ...input, template }));
    },
  };

  async function testTemplate(): Promise<string> {
    return defaultTemplateId(await parts.templates.templates(), 'TEST', configuration().language);
  }
}

/** What a person typed, as it is sent. WAHA would take an empty text; we do not. */
export function plainText(text: string): string {
  const tidy = text.replaceAll('\r\n', '\n').trim();
  if (tidy === '') throw new Refusal('TEXT_EMPTY');
  if (tidy.length > maxTextLength) throw new Refusal('TEXT_TOO_LONG', { length: tidy.length, limit: maxTextLength });
  return tidy;
}

/** Of everything asked for but the key, in one order of fields. */
function fingerprint({ idempotencyKey: _, ...asked }: EnqueueInput): string {
  const sorted = Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
