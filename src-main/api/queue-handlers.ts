import { DateTime } from 'luxon';
import type { Configuration } from '#contract/configuration.ts';
import type { MessageStatus } from '#contract/queue.ts';
import { Refusal } from '#contract/result.ts';
import type { AttachmentStore } from '../domain/attachments/attachment.ts';
import type { Clock } from '../domain/clock.ts';
import type { InvariantReport } from '../domain/queue/invariants.ts';
import type { QueueReader, QueueStore } from '../domain/queue/queue-store.ts';
import type { OutlookService } from '../outlook/outlook.ts';
import type { Handlers } from './handlers.ts';
import { iso, queueItem, reasonLineView } from './views.ts';

export interface QueueHandlerParts {
  readonly queue: QueueStore;
  readonly reader: QueueReader;
  readonly attachments: AttachmentStore;
  readonly outlook: OutlookService;
  readonly configuration: () => Configuration;
  readonly clock: Clock;
  /** The queue changed: the worker looks, the screens read. */
  readonly queueChanged: () => void;
  readonly checkInvariants: () => Promise<InvariantReport>;
  /** The worker looks for these messages at once. */
  readonly lookSoon: (ids: readonly string[]) => void;
}

type QueueHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `queue.${string}`>>,
  'queue.enqueue' | 'queue.test' | 'queue.edit' | 'queue.inviteAgain'
>;

const groups: Readonly<Record<'attention' | 'waiting' | 'left', readonly MessageStatus[]>> = {
  attention: ['UNCONFIRMED', 'FAILED'],
  waiting: ['PENDING', 'SENDING'],
  left: ['SENT', 'DELIVERED', 'READ'],
};

export function queueHandlers(parts: QueueHandlerParts): QueueHandlers {
  return { ...readingHandlers(parts), ...changingHandlers(parts) };
}

function changingHandlers(parts: QueueHandlerParts) {
  const { queue, reader, clock, queueChanged } = parts;
  const now = () => clock.now().wall;

  async function bulk(
    ids: readonly string[],
    refusal: 'NOT_CANCELLABLE' | 'NOT_RETRYABLE' | 'NOT_UNCONFIRMED',
    change: (ids: readonly string[], now: number) => Promise<readonly boolean[]>,
  ) {
    const changed = await change(ids, now());
    queueChanged();
    const refused = ids.filter((_, index) => !changed[index]);
    return {
      done: ids.filter((_, index) => changed[index]),
      refused: await Promise.all(refused.map(async (id) => ({ id, code: await whyNot(id, refusal) }))),
    };
  }

  async function whyNot<Code>(id: string, refusal: Code): Promise<Code | 'UNKNOWN_MESSAGE'> {
    return (await reader.message(id)) === null ? 'UNKNOWN_MESSAGE' : refusal;
  }

  async function setPaused(paused: boolean) {
    await queue.setPaused(paused, now());
    queueChanged();
    return { paused };
  }

  async function look(ids: readonly string[], now: number): Promise<readonly boolean[]> {
    const inDoubt = await queue.noteLookAsked(ids, now);
    parts.lookSoon(ids.filter((_, index) => inDoubt[index]));
    return inDoubt;
  }

  return {
    'queue.look': ({ ids }) => bulk(ids, 'NOT_UNCONFIRMED', look),
    'queue.cancel': ({ ids }) => bulk(ids, 'NOT_CANCELLABLE', queue.cancel),
    'queue.undoCancel': ({ ids }) => bulk(ids, 'NOT_RETRYABLE', queue.undoCancel),
    'queue.retry': ({ ids }) => bulk(ids, 'NOT_RETRYABLE', queue.retry),
    'queue.markSent': ({ ids }) => bulk(ids, 'NOT_UNCONFIRMED', queue.markSent),
    'queue.pause': () => setPaused(true),
    'queue.resume': () => setPaused(false),
  } satisfies Partial<QueueHandlers>;
}

function readingHandlers(parts: QueueHandlerParts) {
  const { reader, attachments, outlook, configuration, checkInvariants } = parts;
  return {
    async 'queue.list'({ status, failureReason, group, type, q, cursor, limit }) {
      const statuses = status === undefined ? group && groups[group] : [status];
      const left = statuses?.every((each) => groups.left.includes(each)) ?? false;
      const page = await reader.page({
        order: left ? 'latest' : 'queued',
        limit,
        ...(statuses === undefined ? {} : { statuses }),
        ...(failureReason === undefined ? {} : { failureReason }),
        ...(type === undefined ? {} : { type }),
        ...(q === undefined ? {} : { text: q }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      const seen = await outlook.read();
      return {
        items: page.items.map((message) => queueItem(message, seen)),
        total: page.total,
        ...(page.nextCursor === null ? {} : { nextCursor: page.nextCursor }),
      };
    },
    async 'queue.get'({ id }) {
      const message = await reader.message(id);
      if (message === null) throw new Refusal('UNKNOWN_MESSAGE', { id });
      const log = await reader.log(id);
      return {
        ...queueItem(message, await outlook.read()),
        attachment: message.attachment === null ? null : await attachments.info(message.attachment),
        log: log.map(({ at, name, details }) => ({
          at: iso(at),
          name,
          details: { ...details },
        })),
      };
    },
    async 'queue.checkInvariants'() {
      const { checked, findings } = await checkInvariants();
      return { checked, findings: [...findings] };
    },
    async 'queue.summary'() {
      const seen = await outlook.read();
      const [next] = (await reader.page({ order: 'queued', statuses: ['PENDING'], limit: 1 })).items;
      return {
        counts: seen.counts,
        sentToday: await reader.sentSince(startOfDay(seen.now.wall, configuration().time_zone)),
        paused: seen.queuePaused,
        campaigns: [...seen.campaigns],
        line: reasonLineView(seen, next?.recipient ?? null, configuration().whatsapp_rate_limit),
      };
    },
  } satisfies Partial<QueueHandlers>;
}

/** Epoch milliseconds; a zone that nobody knows any more is taken for UTC. */
function startOfDay(wall: number, zone: string): number {
  const day = DateTime.fromMillis(wall, { zone });
  return (day.isValid ? day : DateTime.fromMillis(wall, { zone: 'utc' })).startOf('day').toMillis();
}
