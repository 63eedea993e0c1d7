import { describe, expect, it } from 'vitest';
import { aHousehold } from '../../testing/builders.ts';
import { createFakeClient, refuse } from '../../testing/fake-client.ts';
import { createHouseholdPages } from './household-pages.ts';

/** A list of `total` households in pages of two. */
function setUp(total: number) {
  const client = createFakeClient({
    'guests.list': ({ cursor, q }) => {
      const from = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(2, total - from) }, (_, index) =>
        aHousehold({ id: `${q ?? 'h'}${from + index}` }),
      );
      return { items, total, ...(from + 2 < total && { nextCursor: String(from + 2) }) };
    },
  });
  const pages = createHouseholdPages(client);
  const ids = () => pages.getState().items.map(({ id }) => id);
  return { client, pages, ids };
}

describe('the pages of households', () => {
  it('come one after the other until the list ends', async () => {
    const { client, pages, ids } = setUp(3);
    await pages.reload();
    expect(ids()).toEqual(['h0', 'h1']);
    expect(pages.getState()).toMatchObject({ status: 'ready', total: 3 });
    await pages.more();
    expect(ids()).toEqual(['h0', 'h1', 'h2']);
    const asked = client.calls.length;
    await pages.more();
    expect(client.calls.length).toBe(asked);
  });

  it('are read until a household is found', async () => {
    const { pages, ids } = setUp(9);
    await pages.reload();
    await pages.reach('h5');
    expect(ids()).toEqual(['h0', 'h1', 'h2', 'h3', 'h4', 'h5']);
  });

  it('are read anew as far as they were read', async () => {
    const { client, pages, ids } = setUp(9);
    await pages.reload();
    await pages.more();
    client.answer({ 'guests.list': { items: [aHousehold({ id: 'only' })], total: 1 } });
    await pages.reload();
    expect(ids()).toEqual(['only']);
    expect(pages.getState().cursor).toBeUndefined();
  });

  it('belong to the last search, even when an earlier answer comes later', async () => {
    const { pages, ids } = setUp(2);
    const slow = pages.search('a');
    await Promise.all([slow, pages.search('b')]);
    expect(ids()).toEqual(['b0', 'b1']);
    await pages.reload();
    expect(ids()).toEqual(['b0', 'b1']);
  });

  it('keep what is shown when asking fails, and say why', async () => {
    const { client, pages, ids } = setUp(3);
    await pages.reload();
    client.answer({ 'guests.list': refuse('INTERNAL') });
    await pages.more();
    expect(ids()).toEqual(['h0', 'h1']);
    expect(pages.getState()).toMatchObject({ status: 'failed', error: { code: 'INTERNAL' } });
  });
});
