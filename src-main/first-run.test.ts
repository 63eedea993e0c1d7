import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FirstRun, firstRunWays } from '#contract/first-run.ts';
import { afterAct, type FirstRunAct, firstRunOf, type KeptFirstRun, type Surroundings } from './first-run.ts';

const fresh = { inUse: false, answered: false };
const used = { inUse: true, answered: false };

/** From a directory in which nothing is kept yet. */
function stand(acts: readonly FirstRunAct[], around: Surroundings = fresh) {
  let kept: KeptFirstRun | null = null;
  for (const act of acts) kept = afterAct(firstRunOf(kept, around), kept, act);
  return { kept, shown: firstRunOf(kept, around) };
}

describe('the first run', () => {
  it('is open in a fresh directory, at its beginning', () => {
    expect(stand([]).shown).toEqual({ state: 'OPEN', step: 'way', way: null });
  });

  it('spares a directory in use', () => {
    expect(stand([], used).shown.state).toBe('SPARED');
  });

  it('does not ask what the command line has answered, and can be resumed', () => {
    expect(stand([], { inUse: false, answered: true }).shown.state).toBe('LEFT');
    expect(stand([{ do: 'go' }], { inUse: false, answered: true }).shown.state).toBe('OPEN');
  });

  it('goes on where it was left, on the way that was taken', () => {
    const way = { do: 'go', step: 'event', way: 'waha' } as const;
    expect(stand([way, { do: 'leave' }]).shown).toEqual({ state: 'LEFT', step: 'event', way: 'waha' });
    expect(stand([way, { do: 'leave' }, { do: 'go' }]).shown).toEqual({
      ...{ state: 'OPEN', step: 'event', way: 'waha' },
    });
  });

  it('is not taken away by what is imported or linked on the way', () => {
    const { kept } = stand([{ do: 'go', step: 'event', way: 'practice' }]);
    expect(firstRunOf(kept, used).state).toBe('OPEN');
  });

  it('begins anew at the ways for whoever has it behind them, and stays behind them', () => {
    const { shown } = stand([
      { do: 'go', step: 'event', way: 'practice' },
      { do: 'finish' },
      { do: 'leave' },
    ]);
    expect(shown).toEqual({ state: 'DONE', step: 'way', way: 'practice' });
    expect(stand([{ do: 'finish' }, { do: 'go', step: 'event', way: 'docker' }]).shown).toEqual({
      ...{ state: 'DONE', step: 'event', way: 'docker' },
    });
  });

  it('keeps nothing of a look at it in a directory in use that is left again', () => {
    expect(stand([{ do: 'leave' }], used).kept).toBeNull();
  });

  it('is never shown by itself again once it was left, ended or spared, until somebody takes it up', () => {
    const act = fc.oneof(
      fc.record({
        do: fc.constant('go' as const),
        step: fc.option(fc.constantFrom<FirstRun['step']>('way', 'event'), { nil: undefined }),
        way: fc.option(fc.constantFrom(...firstRunWays), { nil: undefined }),
      }),
      fc.constant({ do: 'leave' as const }),
      fc.constant({ do: 'finish' as const }),
    );
    fc.assert(
      fc.property(fc.array(act), fc.boolean(), fc.boolean(), (acts, inUse, answered) => {
        const { shown } = stand(acts, { inUse, answered });
        const last = acts.at(-1)?.do;
        if (shown.state !== 'OPEN') return true;
        return !inUse && (last === 'go' || (last === undefined && !answered)) && !acts.some(isEnd);
      }),
    );
  });
});

function isEnd(act: FirstRunAct): boolean {
  return act.do === 'finish';
}
