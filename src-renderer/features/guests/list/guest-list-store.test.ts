import { waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeClient, type FakeClient, refuse } from '../../../testing/fake-client.ts';
import { aLongList } from '../testing/builders.ts';
import { createGuestListStore } from './guest-list-store.ts';
import { householdAt, indexOfHousehold } from './guest-pages.ts';

function setUp(count: number) {
  const client = createFakeClient(aLongList(count));
  const list = createGuestListStore(client);
  const stop = list.start();
  const name = (index: number) => householdAt(list.getState().pages, index)?.name;
  return { client, list, stop, name, settled: () => settle(client) };
}

/** Until nothing is asked for any more. */
async function settle(client: FakeClient): Promise<void> {
  for (let before = -1; before !== client.calls.length; ) {
    before = client.calls.length;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const asked = (client: FakeClient) => client.calls.filter(({ method }) => method === 'guests.list').length;

describe('the guest list', () => {
  it('fetches a page at first and the others as they come in sight', async () => {
    const { client, list, name, settled } = setUp(1000);
    await settled();
    expect(list.getState()).toMatchObject({ status: 'ready', total: 1000 });
    expect([name(199), name(200), asked(client)]).toEqual(['Famiglia 199', undefined, 1]);
    list.look({ first: 190, last: 215 });
    await settled();
    expect([name(200), name(399), asked(client)]).toEqual(['Famiglia 200', 'Famiglia 399', 2]);
  });

  it('jumps to the end without the pages on the way, and stops there', async () => {
    const { client, list, name, settled } = setUp(1000);
    await settled();
    list.look({ first: 980, last: 999 });
    await settled();
    expect([name(500), name(999), asked(client)]).toEqual([undefined, 'Famiglia 999', 2]);
    expect(indexOfHousehold(list.getState().pages, 'h933')).toBe(933);
    list.look({ first: 990, last: 1200 });
    await settled();
    expect(asked(client)).toBe(2);
  });

  it('shows the old answer until that of a new search is there, and only of the last one', async () => {
    const { list, name, settled } = setUp(300);
    await settled();
    list.ask({ q: '1' });
    list.ask({ q: '29' });
    expect(name(0)).toBe('Famiglia 0');
    await settled();
    expect(list.getState()).toMatchObject({ question: { q: '29' }, total: 13 });
    expect(name(0)).toBe('Famiglia 29');
  });

  it('asks again only for the page in sight when messages move on', async () => {
    const { client, list, name, settled } = setUp(1000);
    await settled();
    list.look({ first: 250, last: 280 });
    await settled();
    const before = asked(client);
    client.emit('queue.changed', {});
    await settled();
    expect(asked(client) - before).toBe(1);
    expect(client.calls.at(-1)?.input).toMatchObject({ offset: 200 });
    list.look({ first: 0, last: 20 });
    await settled();
    expect(asked(client) - before).toBe(2);
    expect(name(0)).toBe('Famiglia 0');
  });

  it('begins anew when guests come, without losing what is in sight', async () => {
    const { client, list, name, settled } = setUp(500);
    await settled();
    list.look({ first: 420, last: 440 });
    await settled();
    client.answer(aLongList(700));
    client.emit('guests.changed', {});
    await settled();
    expect(list.getState().total).toBe(700);
    expect(name(430)).toBe('Famiglia 430');
  });

  it('keeps what is on the screen while the line is down, and comes back with it', async () => {
    const { client, list, name, settled } = setUp(10);
    await settled();
    client.answer({ 'guests.list': refuse('APP_UNREACHABLE') });
    client.emit('guests.changed', {});
    await settled();
    expect(list.getState().status).toBe('ready');
    client.answer(aLongList(12));
    client.connection('online');
    await settled();
    expect([list.getState().total, name(11)]).toEqual([12, 'Famiglia 11']);
  });

  it('stays when it cannot be refreshed, with the reason until it can', async () => {
    const { client, list, name, settled } = setUp(10);
    await settled();
    client.answer({ 'guests.list': refuse('STORE_BUSY') });
    for (const event of ['guests.changed', 'queue.changed'] as const) {
      client.emit(event, {});
      await settled();
      expect(list.getState()).toMatchObject({ status: 'ready', error: { code: 'STORE_BUSY' }, total: 10 });
      expect(name(9)).toBe('Famiglia 9');
    }
    client.answer(aLongList(12));
    await list.reload();
    expect(list.getState()).toMatchObject({ status: 'ready', error: null, total: 12 });
  });

  it('forgets that a page did not come once it has come', async () => {
    const { client, list, name, settled } = setUp(500);
    await settled();
    client.answer({ 'guests.list': refuse('STORE_BUSY') });
    list.look({ first: 250, last: 280 });
    await settled();
    expect(list.getState()).toMatchObject({ status: 'ready', error: { code: 'STORE_BUSY' } });
    client.answer(aLongList(500));
    list.look({ first: 251, last: 281 });
    await settled();
    expect([list.getState().error, name(250)]).toEqual([null, 'Famiglia 250']);
  });

  it.each(['STORE_BUSY', 'APP_UNREACHABLE'] as const)(
    'shows nobody for a search that cannot be answered (%s), and who was there on the way back',
    async (code) => {
      const { client, list, name, settled } = setUp(300);
      await settled();
      client.answer({ 'guests.list': refuse(code) });
      list.ask({ q: '29' });
      await settled();
      expect(list.getState()).toMatchObject({ status: 'failed', error: { code } });
      list.ask({});
      expect(list.getState()).toMatchObject({ status: 'ready', error: null });
      expect(name(0)).toBe('Famiglia 0');
    },
  );

  it('says why it cannot be read, and is read when asked again', async () => {
    const client = createFakeClient({ 'guests.list': refuse('INTERNAL') });
    const list = createGuestListStore(client);
    list.start();
    await waitFor(() =>
      expect(list.getState()).toMatchObject({ status: 'failed', error: { code: 'INTERNAL' } }),
    );
    client.answer(aLongList(3));
    void list.reload();
    await waitFor(() => expect(list.getState()).toMatchObject({ status: 'ready', total: 3, error: null }));
  });

  it('hears nothing after it was stopped', async () => {
    const { client, stop, settled } = setUp(10);
    await settled();
    const before = asked(client);
    stop();
    client.emit('guests.changed', {});
    await settled();
    expect(asked(client)).toBe(before);
  });
});
