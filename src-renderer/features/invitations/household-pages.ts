import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Household } from '#contract/guests.ts';
import type { Failure } from '#contract/result.ts';
import type { Client } from '../../api/client.ts';

export interface HouseholdPages {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error: Failure | null;
  readonly q: string;
  /** In the list's order, from its start. */
  readonly items: readonly Household[];
  readonly total: number;
  /** Where the next page starts; undefined at the end. */
  readonly cursor: string | undefined;
}

export interface HouseholdPagesStore extends StoreApi<HouseholdPages> {
  search(q: string): Promise<void>;
  /** One page more. */
  more(): Promise<void>;
  /** Pages until this household is among the items. */
  reach(id: string): Promise<void>;
  /** Everything that was fetched, anew. */
  reload(): Promise<void>;
}

const pageSize = 200;
const start = { items: [] as readonly Household[], cursor: undefined };

/** The list of households, page by page. A later question drops the answer of an earlier one. */
export function createHouseholdPages(client: Client): HouseholdPagesStore {
  const store = createStore<HouseholdPages>(() => ({
    status: 'loading',
    error: null,
    q: '',
    total: 0,
    ...start,
  }));
  let latest = 0;

  async function read(
    q: string,
    from: Pick<HouseholdPages, 'items' | 'cursor'>,
    enough: (items: readonly Household[]) => boolean,
  ): Promise<void> {
    latest += 1;
    const mine = latest;
    let { items, cursor } = from;
    do {
      const page = await client.call('guests.list', {
        limit: pageSize,
        ...(q !== '' && { q }),
        ...(cursor !== undefined && { cursor }),
      });
      if (mine !== latest) return;
      if (!page.ok) {
        store.setState({ status: 'failed', error: page.error });
        return;
      }
      items = [...items, ...page.data.items];
      cursor = page.data.nextCursor;
      store.setState({ total: page.data.total });
    } while (cursor !== undefined && !enough(items));
    store.setState({ status: 'ready', error: null, q, items, cursor });
  }

  function extend(enough: (items: readonly Household[]) => boolean): Promise<void> {
    const { q, items, cursor } = store.getState();
    return cursor === undefined ? Promise.resolve() : read(q, { items, cursor }, enough);
  }

  return Object.assign(store, {
    search: (q: string) => read(q, start, () => true),
    more: () => extend(() => true),
    reach: (id: string) => extend((items) => items.some((household) => household.id === id)),
    reload() {
      const { q, items } = store.getState();
      return read(q, start, (fresh) => fresh.length >= items.length);
    },
  });
}
