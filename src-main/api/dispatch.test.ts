import { describe, expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import { fakeHandlers } from '../testing/fake-handlers.ts';
import { createDispatcher } from './dispatch.ts';
import type { Handlers } from './handlers.ts';

function setup(given: Partial<Handlers>, language: 'it' | 'en' = 'en') {
  const logged: { error: unknown; where: string }[] = [];
  const dispatch = createDispatcher({
    handlers: fakeHandlers(given),
    language: () => language,
    log: (error, where) => `log-${logged.push({ error, where })}`,
    checkOutput: true,
  });
  return { dispatch, logged };
}

const updated = { ...configurationDefaults, invitation_link_secret_set: true };

describe('dispatch', () => {
  it('hands the handler checked input with its defaults filled in', async () => {
    const inputs: unknown[] = [];
    const { dispatch } = setup({
      'queue.list': (input) => {
        inputs.push(input);
        return { items: [], total: 0 };
      },
    });
    expect(await dispatch('queue.list', {})).toEqual({ ok: true, data: { items: [], total: 0 } });
    expect(inputs).toEqual([{ limit: 50 }]);
  });

  it('takes no input where the contract has none', async () => {
    const { dispatch } = setup({ 'queue.pause': async () => ({ paused: true }) });
    expect(await dispatch('queue.pause', undefined)).toEqual({ ok: true, data: { paused: true } });
    expect(await dispatch('queue.pause', {})).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  it.each(['queue.nothing', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'knows no method %j',
    async (method) => {
      const { dispatch, logged } = setup({});
      expect(await dispatch(method, {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
      expect(logged).toEqual([]);
    },
  );

  it('says where an input is wrong and why, without its values', async () => {
    const { dispatch } = setup({});
    const result = await dispatch('queue.test', { type: 'main', phone: 39333, secret: 'canary' });
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        details: { issues: [{ path: 'phone' }, { message: expect.stringContaining('"secret"') }] },
      },
    });
    expect(JSON.stringify(result)).not.toMatch(/39333|canary/);
  });

  it('keeps the list of what is wrong short, however wrong the input is', async () => {
    const { dispatch } = setup({});
    const ids = Array.from({ length: 10_000 }, () => 'x'.repeat(1000));
    const result = await dispatch('queue.cancel', { ids, ['k'.repeat(100_000)]: 1 });
    expect(JSON.stringify(result).length).toBeLessThan(4000);
  });

  it.each([
    [{ whatsapp_rate_limit: 0 }, 'RATE_LIMIT_INVALID'],
    [{ whatsapp_rate_limit: 1001 }, 'RATE_LIMIT_INVALID'],
    [{ whatsapp_rate_limit: 9.5 }, 'RATE_LIMIT_INVALID'],
    [{ whatsapp_rate_limit: '10' }, 'RATE_LIMIT_INVALID'],
    [{ whatsapp_rate_limit: null }, 'RATE_LIMIT_INVALID'],
    [
      { send_window: { start: '25:00', end: '21:00', weekdays: [1], blackout_dates: [] } },
      'SEND_WINDOW_INVALID',
    ],
    [
      { send_window: { start: '09:00', end: '09:00', weekdays: [1], blackout_dates: [] } },
      'SEND_WINDOW_INVALID',
    ],
    [{ time_zone: '' }, 'TIME_ZONE_UNKNOWN'],
    [{ link_base_url: 7 }, 'LINK_BASE_INVALID'],
    [{ unknown: 1, whatsapp_rate_limit: 0 }, 'RATE_LIMIT_INVALID'],
    [{ unknown: 1 }, 'INVALID_INPUT'],
    [{ pacing: 'reckless' }, 'INVALID_INPUT'],
    [null, 'INVALID_INPUT'],
  ])('refuses the configuration %j with %s', async (input, code) => {
    const { dispatch } = setup({ 'configuration.update': () => updated });
    expect(await dispatch('configuration.update', input)).toMatchObject({ ok: false, error: { code } });
  });

  it('passes a refusal on in the language of the configuration', async () => {
    const refusing: Partial<Handlers> = {
      'queue.get': () => {
        throw new Refusal('UNKNOWN_MESSAGE', { id: 'm1' });
      },
    };
    expect(await setup(refusing, 'it').dispatch('queue.get', { id: 'm1' })).toEqual({
      ok: false,
      error: {
        code: 'UNKNOWN_MESSAGE',
        message: 'Questo messaggio non è nella coda. Aggiorna l’elenco e riprova.',
        details: { id: 'm1' },
      },
    });
    const english = await setup(refusing, 'en').dispatch('queue.get', { id: 'm1' });
    expect(english).toMatchObject({ error: { message: expect.stringContaining('not in the queue') } });
  });

  it('logs whatever else is thrown and tells the caller nothing but where to look', async () => {
    const bug = new Error('canary: near "SELEC": syntax error');
    const { dispatch, logged } = setup({ 'queue.pause': () => Promise.reject(bug) });
    const result = await dispatch('queue.pause', undefined);
    expect(result).toEqual({
      ok: false,
      error: { code: 'INTERNAL', message: expect.stringContaining('log-1'), details: { logId: 'log-1' } },
    });
    expect(logged).toEqual([{ error: bug, where: 'queue.pause' }]);
  });

  it('takes an answer that breaks the contract for a bug of ours', async () => {
    const { dispatch, logged } = setup({
      'queue.list': () => ({ items: [], total: 0.5 }),
    });
    expect(await dispatch('queue.list', {})).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(logged).toHaveLength(1);
  });

  it('does not compile with a missing or a wrong handler', () => {
    // @ts-expect-error: every method needs a handler
    const missing: Handlers = {};
    // @ts-expect-error: the answer must be that of the contract
    const wrong: Partial<Handlers> = { 'queue.pause': () => ({ paused: 'yes' }) };
    expect([missing, wrong]).toHaveLength(2);
  });
});
