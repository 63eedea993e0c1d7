import { type MessageStatus, messageStatuses, type QueueCounts, type QueueFilter } from '#contract/queue.ts';

const groups = ['attention', 'waiting', 'left'] as const;

type Group = (typeof groups)[number];

/** A part of the queue that is listed by itself: one of the three groups, or one status. */
export type Part = Group | MessageStatus;

/** What a filter shows. */
export type View = 'all' | Part;

/** The filters above the list; the others are reached by links and shown while they are on. */
export const tabs: readonly View[] = [
  'all',
  'attention',
  'waiting',
  'SENT',
  'DELIVERED',
  'READ',
  'FAILED',
  'CANCELLED',
];

type Params = Readonly<Record<string, string>>;

/** From the route: `?group=attention`, `?status=FAILED`. */
export function viewOf({ group, status }: Params): View {
  return groups.find((name) => name === group) ?? messageStatuses.find((name) => name === status) ?? 'all';
}

/** The other way round, keeping what else the route says but the open message. */
export function paramsOf(view: View, params: Params): Params {
  const { group: _, status: __, message: ___, ...rest } = params;
  return view === 'all' ? rest : { ...rest, ...filterOf(view) };
}

export function partsOf(view: View): readonly Part[] {
  return view === 'all' ? [...groups, 'CANCELLED'] : [view];
}

function filterOf(part: Part): { group: Group } | { status: MessageStatus } {
  const group = groups.find((name) => name === part);
  return group === undefined ? { status: part as MessageStatus } : { group };
}

export function countOf(view: View, { total, byStatus }: QueueCounts): number {
  switch (view) {
    case 'all':
      return total;
    case 'attention':
      return byStatus.UNCONFIRMED + byStatus.FAILED;
    case 'waiting':
      return byStatus.PENDING + byStatus.SENDING;
    case 'left':
      return byStatus.SENT + byStatus.DELIVERED + byStatus.READ;
    default:
      return byStatus[view];
  }
}

/** What is asked for: a view, narrowed to one session and to a name or number. */
export interface Question {
  readonly view: View;
  readonly type: string | null;
  readonly q: string;
}

export function queryOf(part: Part, { type, q }: Question): QueueFilter {
  return { ...filterOf(part), ...(type !== null && { type }), ...(q !== '' && { q }) };
}
