import { describe, expect, it, onTestFinished } from 'vitest';
import type { EventName, Transport } from '#contract';
import { Refusal } from '#contract/result.ts';
import { createDispatcher, type Dispatch } from '../api/dispatch.ts';
import { EventHub } from './event-hub.ts';
import { fakeHandlers } from './fake-handlers.ts';

/** What a transport carries in these tests. */
export interface TransportWorld {
  readonly dispatch: Dispatch;
  readonly subscribe: Transport['subscribe'];
}

export interface OpenTransport {
  readonly transport: Transport;
  /** Breaks the line and resolves once it stands again; absent where a line cannot break. */
  readonly breakLine?: () => Promise<void>;
  readonly close: () => Promise<void> | void;
}

/** What every transport does alike, whatever lies between its two ends. */
export function describeTransport(
  name: string,
  open: (world: TransportWorld) => Promise<OpenTransport>,
): void {
  async function setup() {
    const hub = new EventHub();
    const dispatch = createDispatcher({
      handlers,
      language: () => 'en',
      log: () => 'log-1',
      checkOutput: true,
    });
    const opened = await open({ dispatch, subscribe: hub.subscribe });
    onTestFinished(() => opened.close());
    return { ...opened, hub };
  }

  /** Resolves with the events told, once there are `count`. */
  function collect(transport: Transport, count: number): Promise<[EventName, unknown][]> {
    const told: [EventName, unknown][] = [];
    return new Promise((resolve) => {
      const unsubscribe = transport.subscribe((event, payload) => {
        if (told.push([event, payload]) < count) return;
        unsubscribe();
        resolve(told);
      });
    });
  }

  describe(`a transport: ${name}`, () => {
    it('brings the answer back', async () => {
      const { transport } = await setup();
      expect(await transport.invoke('queue.cancel', { ids: ['m1', 'm2'] })).toEqual({
        ok: true,
        data: { done: ['m1', 'm2'], refused: [] },
      });
    });

    it('carries a request without input', async () => {
      const { transport } = await setup();
      expect(await transport.invoke('queue.pause', undefined)).toEqual({ ok: true, data: { paused: true } });
    });

    it('brings a refusal back whole', async () => {
      const { transport } = await setup();
      expect(await transport.invoke('queue.get', { id: 'm1' })).toEqual({
        ok: false,
        error: {
          code: 'UNKNOWN_MESSAGE',
          message: expect.any(String),
          details: { id: 'm1', tried: [1, null] },
        },
      });
    });

    it('brings back what is wrong with an input', async () => {
      const { transport } = await setup();
      expect(await transport.invoke('queue.get', { id: 7 })).toMatchObject({
        ok: false,
        error: { code: 'INVALID_INPUT', details: { issues: [{ path: 'id' }] } },
      });
    });

    it('lets a bug show as INTERNAL and nothing of its stack', async () => {
      const { transport } = await setup();
      const result = await transport.invoke('configuration.get', undefined);
      expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
      expect(JSON.stringify(result)).not.toMatch(/canary|\.ts/);
    });

    it('carries large lists and every letter unharmed', async () => {
      const { transport } = await setup();
      const content = Buffer.alloc(15_000_000, 'perché no').toString('base64');
      const result = await transport.invoke('guests.previewImport', { filename: '名簿 «è» 🎉.csv', content });
      expect(result).toMatchObject({
        data: { filename: '名簿 «è» 🎉.csv', summary: { rowsRead: content.length } },
      });
    });

    it('keeps many requests at once apart', async () => {
      const { transport } = await setup();
      const ids = Array.from({ length: 50 }, (_, at) => `m${at}`);
      const results = await Promise.all(ids.map((id) => transport.invoke('queue.cancel', { ids: [id] })));
      expect(results).toEqual(ids.map((id) => ({ ok: true, data: { done: [id], refused: [] } })));
    });

    it('tells events in their order, to everyone who listens', async () => {
      const { transport, hub } = await setup();
      const collected = [collect(transport, 200), collect(transport, 200)];
      const told = Array.from({ length: 200 }, (_, at): [EventName, unknown] => [
        'queue.changed',
        { at, è: '«\n»' },
      ]);
      for (const [event, payload] of told) hub.emit(event, payload);
      expect(await Promise.all(collected)).toEqual([told, told]);
    });

    it('tells nothing to who has stopped listening', async () => {
      const { transport, hub } = await setup();
      const heard: EventName[] = [];
      transport.subscribe((event) => heard.push(event))();
      const others = collect(transport, 1);
      hub.emit('guests.changed', {});
      await others;
      expect(heard).toEqual([]);
    });

    it('tells events again after the line broke', async ({ skip }) => {
      const { transport, hub, breakLine } = await setup();
      if (breakLine === undefined) return skip();
      const collected = collect(transport, 1);
      await breakLine();
      hub.emit('guests.changed', {});
      expect(await collected).toEqual([['guests.changed', {}]]);
    });
  });
}

const handlers = fakeHandlers({
  'queue.cancel': ({ ids }) => ({ done: ids, refused: [] }),
  'queue.pause': () => ({ paused: true }),
  'queue.get': ({ id }) => {
    throw new Refusal('UNKNOWN_MESSAGE', { id, tried: [1, null] });
  },
  'configuration.get': () => {
    throw new Error('canary');
  },
  'guests.previewImport': ({ filename, content }) => ({
    previewId: 'p1',
    filename: filename ?? null,
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    mapping: [],
    summary: {
      rowsRead: content.length,
      households: 0,
      guests: 0,
      ready: 0,
      toCheck: 0,
      duplicates: 0,
      refused: [],
      applied: false,
    },
    sheets: [],
    sheet: '',
    headerLine: 1,
    problem: null,
    nameOrder: null,
    include: [],
    plan: {
      households: 0,
      guests: 0,
      updated: 0,
      undecided: 0,
      out: { toCheck: 0, duplicates: 0, refused: 0 },
    },
    diff: null,
    gone: { households: 0, removable: 0, remove: false },
  }),
});
