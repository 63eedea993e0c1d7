import { describe, expect, it } from 'vitest';
import type { QueueFilter } from '#contract/queue.ts';
import type { Result } from '#contract/result.ts';
import { type ConnectedTransport, createClient } from '../../api/client.ts';
import { aQueueItem } from '../../testing/builders.ts';
import { createFakeClient, refuse } from '../../testing/fake-client.ts';
import { createQueueListStore } from './list-store.ts';

/** Everything that needed no answer has happened. */
function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/** A main process that answers when it is told to. */
function slowMain() {
  const waiting: (() => void)[] = [];
  let status: 'PENDING' | 'SENDING' = 'PENDING';
  const listeners: Parameters<ConnectedTransport['subscribe']>[0][] = [];
  const asked: QueueFilter[] = [];
  const client = createClient({
    invoke: (_, input) => {
      asked.push(input as QueueFilter);
      return new Promise<Result<unknown>>((answer) => {
        const data = { items: [aQueueItem({ status })], total: 1 };
        waiting.push(() => answer({ ok: true, data }));
      });
    },
    subscribe(listener) {
      listeners.push(listener);
      return () => {};
    },
    onConnection: () => () => {},
  });
  return {
    client,
    asked,
    changeTo(next: typeof status) {
      status = next;
      for (const listener of listeners) listener('queue.changed', {});
    },
    async answer() {
      for (const one of waiting.splice(0)) one();
      await settled();
    },
  };
}

async function openList() {
  const main = slowMain();
  const store = createQueueListStore(main.client);
  store.start();
  store.ask({ view: 'waiting', type: null, q: '' });
  await main.answer();
  const shown = () => store.getState().rows.map(({ status }) => status);
  return { main, store, shown };
}

describe('the list', () => {
  it('stays as it is when the pointer comes while news is on its way, and shows it afterwards', async () => {
    const { main, store, shown } = await openList();
    main.changeTo('SENDING');
    store.setLive(false);
    await main.answer();
    expect(shown()).toEqual(['PENDING']);
    expect(store.getState().news).toBe(true);
    store.setLive(true);
    await main.answer();
    expect(shown()).toEqual(['SENDING']);
    expect(store.getState().news).toBe(false);
  });

  it('shows what one’s own action has changed, held or not', async () => {
    const { main, store, shown } = await openList();
    store.setLive(false);
    main.changeTo('SENDING');
    void store.refresh();
    store.setLive(false);
    await main.answer();
    expect(shown()).toEqual(['SENDING']);
  });

  it('tells nobody when what it asked for again is what it shows', async () => {
    const { main, store } = await openList();
    const before = store.getState();
    let told = 0;
    store.subscribe(() => {
      told += 1;
    });
    main.changeTo('PENDING');
    await main.answer();
    expect(main.asked).toHaveLength(2);
    expect(store.getState()).toBe(before);
    expect(told).toBe(0);
  });

  it('drops the answer to a question that nobody asks any more', async () => {
    const { main, store } = await openList();
    store.ask({ view: 'waiting', type: null, q: 'ross' });
    store.ask({ view: 'waiting', type: null, q: 'rossi' });
    await main.answer();
    expect(store.getState().question?.q).toBe('');
    await main.answer();
    expect(store.getState().question?.q).toBe('rossi');
    expect(main.asked.map(({ q }) => q)).toEqual([undefined, 'ross', 'rossi']);
  });

  it('asks once for many announcements that come while it asks', async () => {
    const { main, shown } = await openList();
    main.changeTo('SENDING');
    for (let times = 0; times < 5; times += 1) main.changeTo('SENDING');
    await main.answer();
    await main.answer();
    await main.answer();
    expect(shown()).toEqual(['SENDING']);
    expect(main.asked).toHaveLength(3);
  });

  it('stays when it cannot be refreshed, with the reason until it can', async () => {
    const client = createFakeClient({ 'queue.list': { items: [aQueueItem()], total: 1 } });
    const store = createQueueListStore(client);
    store.start();
    expect(store.getState().status).toBe('loading');
    store.ask({ view: 'waiting', type: null, q: '' });
    await settled();
    client.answer({ 'queue.list': refuse('STORE_BUSY') });
    client.emit('queue.changed', {});
    await settled();
    expect(store.getState()).toMatchObject({ status: 'ready', error: { code: 'STORE_BUSY' } });
    expect(store.getState().rows).toHaveLength(1);
    client.answer({ 'queue.list': { items: [aQueueItem()], total: 1 } });
    await store.refresh();
    expect(store.getState()).toMatchObject({ status: 'ready', error: null });
  });

  it.each(['STORE_BUSY', 'APP_UNREACHABLE'] as const)(
    'shows no message for a search that cannot be answered (%s), and what was there on the way back',
    async (code) => {
      const client = createFakeClient({ 'queue.list': { items: [aQueueItem()], total: 1 } });
      const store = createQueueListStore(client);
      store.ask({ view: 'waiting', type: null, q: '' });
      await settled();
      client.answer({ 'queue.list': refuse(code) });
      store.ask({ view: 'waiting', type: null, q: 'rossi' });
      await settled();
      expect(store.getState()).toMatchObject({ status: 'failed', error: { code } });
      store.ask({ view: 'waiting', type: null, q: '' });
      expect(store.getState()).toMatchObject({ status: 'ready', error: null, question: { q: '' } });
      expect(store.getState().rows).toHaveLength(1);
    },
  );
});
