import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dispatch } from '../../api/dispatch.ts';
import { apiToken, httpAppParts, scopedTokens } from '../../testing/http-app.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { createHttpApp } from './app.ts';
import { AdminBudgets, CallBudget, callRates, maxCallsAtOnce, maxCallsOfToken } from './rate-limit.ts';

describe('a budget of calls', () => {
  it('lets a burst through, then so many a second, and says how long to wait', async () => {
    const clock = new ManualClock();
    const budget = new CallBudget({ perSecond: 10, burst: 3 }, clock);
    expect([budget.take(), budget.take(), budget.take(), budget.take()]).toEqual([0, 0, 0, 100]);
    await clock.advance(99);
    expect(budget.take()).toBe(1);
    await clock.advance(1);
    expect([budget.take(), budget.take()]).toEqual([0, 100]);
  });

  it('never lets more through than the burst and what the time since the start allows', async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
    const property = fc.asyncProperty(pauses, async (all) => {
      const clock = new ManualClock();
      const budget = new CallBudget({ perSecond: 20, burst: 5 }, clock);
      let through = 0;
      let elapsed = 0;
      for (const pause of all) {
        await clock.advance(pause);
        elapsed += pause;
        if (budget.take() === 0) through += 1;
        expect(through).toBeLessThanOrEqual(5 + (elapsed / 1000) * 20);
      }
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

describe('the budgets of all tokens', () => {
  const many = (count: number, ask: () => number) => Array.from({ length: count }, ask);

  it('let one token work on few calls at a time, and leave the others to the rest', () => {
    const budgets = new AdminBudgets(new ManualClock());
    expect(many(maxCallsOfToken, () => budgets.enter('slow'))).toEqual(many(maxCallsOfToken, () => 0));
    expect(budgets.enter('slow')).toBeGreaterThan(0);
    expect(budgets.enter('admin')).toBe(0);
    budgets.leave('slow');
    expect(budgets.enter('slow')).toBe(0);
    expect(budgets.enter('slow')).toBeGreaterThan(0);
  });

  it('work on so many calls at a time, whosever they are', () => {
    const budgets = new AdminBudgets(new ManualClock());
    for (let call = 0; call < maxCallsAtOnce; call += 1) expect(budgets.enter(`t${call}`)).toBe(0);
    expect(budgets.enter('another')).toBeGreaterThan(0);
    budgets.leave('t0');
    expect(budgets.enter('another')).toBe(0);
  });

  it('take nothing from a token that is refused because of the others', async () => {
    const clock = new ManualClock();
    const budgets = new AdminBudgets(clock);
    const call = (token: string) => {
      const waitMs = budgets.enter(token);
      if (waitMs === 0) budgets.leave(token);
      return waitMs;
    };
    for (let each = 0; each < callRates.allTokens.burst; each += 1) expect(call(`t${each % 8}`)).toBe(0);
    for (let each = 0; each < 500; each += 1) expect(call('patient')).toBeGreaterThan(0);
    await clock.advance(1000);
    const through = many(callRates.token.burst, () => call('patient')).filter((waitMs) => waitMs === 0);
    expect(through).toHaveLength(callRates.token.burst);
  });

  it('take nothing from all when one token has no more', async () => {
    const budgets = new AdminBudgets(new ManualClock());
    for (let each = 0; each < 10_000; each += 1) if (budgets.enter('greedy') === 0) budgets.leave('greedy');
    let through = 0;
    for (let each = 0; each < 1000; each += 1) {
      const token = `t${each % 8}`;
      if (budgets.enter(token) !== 0) continue;
      through += 1;
      budgets.leave(token);
    }
    expect(through).toBe(callRates.allTokens.burst - callRates.token.burst);
  });
});

describe('ten thousand calls at once', () => {
  function setup(dispatch?: Dispatch) {
    const world = httpAppParts(dispatch && { dispatch });
    const { app } = createHttpApp(world.parts);
    const ask = (token: string, path = '/api/admin/whatsapp/queue/') =>
      app.request(`http://127.0.0.1${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { ...world, ask };
  }

  it('reach the queue only as often as one token may call; the others are told when to come again', async () => {
    const { ask, calls, clock } = setup();
    const answers: Response[] = [];
    for (let call = 0; call < 10_000; call += 1) answers.push(await ask(apiToken));
    expect(calls).toHaveLength(callRates.token.burst);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10_000 - callRates.token.burst);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await refused[0]?.json()).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      message: expect.stringContaining('1 s'),
    });
    await clock.advance(1000);
    expect((await ask(apiToken)).status).toBe(200);
  });

  it('of one token are worked on eight at a time; a call that comes meanwhile is sent away, and costs its token nothing', async () => {
    const { promise, resolve: finish } = Promise.withResolvers<void>();
    let begun = 0;
    const { ask } = setup(async () => {
      begun += 1;
      await promise;
      return { ok: false, error: { code: 'STOPPING', message: 'x' } };
    });
    const all = Array.from({ length: 10_000 }, () => ask(apiToken));
    const refused = await Promise.all(all.slice(maxCallsOfToken));
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([429]));
    const other = ask(scopedTokens.read);
    finish();
    expect((await other).status).toBe(503);
    const worked = await Promise.all(all.slice(0, maxCallsOfToken));
    expect([begun, new Set(worked.map(({ status }) => status))]).toEqual([
      maxCallsOfToken + 1,
      new Set([503]),
    ]);
    expect((await ask(apiToken)).status).toBe(503);
  });

  it('of one token leave another its own calls', async () => {
    const { ask } = setup();
    for (let call = 0; call < 200; call += 1) await ask(apiToken);
    expect((await ask(apiToken)).status).toBe(429);
    expect((await ask(scopedTokens.read)).status).toBe(200);
  });

  it('cost nothing while they are refused: who waits as told gets in', async () => {
    const { ask, clock } = setup();
    for (let call = 0; call < 1000; call += 1) await ask(apiToken);
    await clock.advance(1000);
    let through = 0;
    for (let call = 0; call < 200; call += 1) if ((await ask(apiToken)).status === 200) through += 1;
    expect(through).toBe(callRates.token.perSecond);
  });
});
