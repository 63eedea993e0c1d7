import { waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { aConfiguration, anAppInfo, aQueueSummary, aSession, someCounts } from '../testing/builders.ts';
import { createFakeClient, refuse } from '../testing/fake-client.ts';
import { createAppStore } from './app-store.ts';

function setUp(...input: Parameters<typeof createFakeClient>) {
  const client = createFakeClient(...input);
  const app = createAppStore(client);
  const stop = app.start();
  const data = () => app.getState().data;
  const ready = () => {
    const now = data();
    if (now.status !== 'ready') throw new Error(`the store is ${now.status}`);
    return now;
  };
  return { client, app, stop, data, ready };
}

describe('the app store', () => {
  it('is loading, then ready with everything a screen relies on', async () => {
    const { data, ready } = setUp();
    expect(data().status).toBe('loading');
    await waitFor(ready);
    expect(ready()).toMatchObject({ households: 148, info: { realm: 'real' } });
  });

  it('tells of a disk that is full, and of room again, though nothing announces it', async () => {
    vi.useFakeTimers();
    const { client, ready, stop } = setUp();
    await vi.advanceTimersByTimeAsync(0);
    const before = ready().info;
    await vi.advanceTimersByTimeAsync(15_000);
    // The same answer is no change: nothing is drawn anew.
    expect(ready().info).toBe(before);
    client.answer({ 'app.info': anAppInfo({ notices: ['DISK_FULL'] }) });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(ready().info.notices).toEqual(['DISK_FULL']);
    client.answer({ 'app.info': anAppInfo() });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(ready().info.notices).toEqual([]);
    stop();
    const asked = client.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.calls).toHaveLength(asked);
    vi.useRealTimers();
  });

  it('fails with the reason, and recovers when asked again', async () => {
    const { client, app, data } = setUp({ 'queue.summary': refuse('INTERNAL') });
    await waitFor(() => expect(data()).toMatchObject({ status: 'failed', error: { code: 'INTERNAL' } }));
    client.answer({ 'queue.summary': aQueueSummary() });
    await app.reload();
    expect(data().status).toBe('ready');
  });

  it('takes what an event brings and asks for what it only announces', async () => {
    const { client, ready } = setUp();
    await waitFor(ready);
    client.emit('sessions.changed', [aSession({ status: 'FAILED' })]);
    expect(ready().sessions[0]?.status).toBe('FAILED');
    client.emit('configuration.changed', aConfiguration({ language: 'en' }));
    expect(ready().configuration.language).toBe('en');
    client.answer({ 'queue.summary': aQueueSummary({ counts: someCounts({ PENDING: 3 }) }) });
    client.emit('queue.changed', {});
    await waitFor(() => expect(ready().queue.counts.total).toBe(3));
    client.answer({
      'guests.list': { items: [], total: 2 },
      'queue.summary': aQueueSummary({ counts: someCounts({ PENDING: 4 }) }),
    });
    client.emit('guests.changed', {});
    await waitFor(() => expect(ready().households).toBe(2));
    await waitFor(() => expect(ready().queue.counts.total).toBe(4));
  });

  it('believes the clock that was told last, not an answer that was on its way by then', async () => {
    const now = '2027-03-09T13:27:00.000Z';
    const { client, app, ready } = setUp({ 'overview.clock': { now, speed: 60 } });
    await waitFor(ready);
    const reloading = app.reload();
    client.emit('clock.changed', { now, speed: 1 });
    await reloading;
    expect(ready().clock.speed).toBe(1);
  });

  it('keeps a configuration that was told while everything is asked for, also the first time', async () => {
    const { client, app, ready } = setUp({ 'configuration.get': aConfiguration({ event_name: '' }) });
    client.emit('configuration.changed', aConfiguration({ event_name: 'Nozze' }));
    await waitFor(ready);
    expect(ready().configuration.event_name).toBe('Nozze');
    const reloaded = app.reload();
    client.emit('configuration.changed', aConfiguration({ event_name: 'Festa' }));
    client.emit('sessions.changed', [aSession({ status: 'FAILED' })]);
    await reloaded;
    expect(ready()).toMatchObject({
      ...{ configuration: { event_name: 'Festa' }, sessions: [{ status: 'FAILED' }] },
    });
    // Told once is not held for good: what is asked for later counts.
    await app.reload();
    expect(ready().configuration.event_name).toBe('');
  });

  it('shows nothing of the realm it has just left, though it was still on its way', async () => {
    const { client, app, data } = setUp();
    const reloaded = app.reload();
    client.emit('app.changed', anAppInfo({ realm: 'practice' }));
    const seen: string[] = [];
    app.subscribe(({ data: shown }) => seen.push(shown.status === 'ready' ? shown.info.realm : shown.status));
    client.answer({ 'app.info': anAppInfo({ realm: 'practice' }) });
    await reloaded;
    await waitFor(() => expect(data()).toMatchObject({ status: 'ready', info: { realm: 'practice' } }));
    expect(seen).not.toContain('real');
  });

  it('keeps what it knows while the line is down and asks again once it is back', async () => {
    const { client, app, ready } = setUp();
    await waitFor(ready);
    client.connection('offline');
    expect(app.getState().connection).toBe('offline');
    expect(ready().households).toBe(148);
    client.answer({ 'guests.list': { items: [], total: 9 } });
    client.connection('online');
    await waitFor(() => expect(ready().households).toBe(9));
  });

  it('shows nothing of the other realm after a switch', async () => {
    const { client, data, ready } = setUp();
    await waitFor(ready);
    client.answer({ 'app.info': anAppInfo({ realm: 'practice' }), 'guests.list': { items: [], total: 12 } });
    client.emit('app.changed', anAppInfo({ realm: 'practice' }));
    expect(data().status).toBe('loading');
    await waitFor(() => expect(ready()).toMatchObject({ households: 12, info: { realm: 'practice' } }));
  });

  it('hears nothing after it was stopped', async () => {
    const { client, stop, ready } = setUp();
    await waitFor(ready);
    stop();
    client.emit('sessions.changed', []);
    expect(ready().sessions).toHaveLength(1);
  });
});
