import { expect, it } from 'vitest';
import { turns } from './turns.ts';

/** Work that ends when it is told to. */
function some() {
  const inTurn = turns();
  const done: string[] = [];
  const ends = new Map<string, (failed?: Error) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      ends.set(name, (failed) => {
        done.push(name);
        if (failed === undefined) resolve(name);
        else reject(failed);
      });
    });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string, failed?: Error) => {
    await turn();
    ends.get(name)?.(failed);
    await turn();
  };
  return { inTurn, work, end, done, begun: () => [...ends.keys()] };
}

it('one begins when the one before has ended, well or not', async () => {
  const { inTurn, work, end, begun } = some();
  const first = inTurn(work('first')).catch((error: Error) => error.message);
  const second = inTurn(work('second'));
  await end('second');
  expect(begun()).toEqual(['first']);
  await end('first', new Error('it failed'));
  expect(begun()).toEqual(['first', 'second']);
  await end('second');
  expect(await Promise.all([first, second])).toEqual(['it failed', 'second']);
});

it('who waits is told so, and who does not is not', async () => {
  const { inTurn, work, end } = some();
  const waits: string[] = [];
  const { signal } = new AbortController();
  const first = inTurn(work('first'), { signal, onWait: () => waits.push('first') });
  const second = inTurn(work('second'), { signal, onWait: () => waits.push('second') });
  expect(waits).toEqual(['second']);
  await end('first');
  await end('second');
  await Promise.all([first, second]);
  const third = inTurn(work('third'), { signal, onWait: () => waits.push('third') });
  await end('third');
  await third;
  expect(waits).toEqual(['second']);
});

it('a wait is given up at once, and nothing comes of its turn; the next one has it', async () => {
  const { inTurn, work, end, begun } = some();
  const first = inTurn(work('first'));
  const stopping = new AbortController();
  const second = inTurn(work('second'), { signal: stopping.signal });
  const third = inTurn(work('third'));
  const given = new Error('given up');
  stopping.abort(given);
  await expect(second).rejects.toBe(given);
  await end('first');
  await end('third');
  expect(await Promise.all([first, third])).toEqual(['first', 'third']);
  expect(begun()).toEqual(['first', 'third']);
});

it('work that has begun is not left while it still clears up after itself', async () => {
  const { inTurn, work, end, done } = some();
  const stopping = new AbortController();
  let settled = false;
  const first = inTurn(work('first'), { signal: stopping.signal }).finally(() => {
    settled = true;
  });
  const second = inTurn(work('second'));
  await end('none');
  stopping.abort(new Error('given up'));
  await end('none');
  expect(settled).toBe(false);
  const cleared = expect(first).rejects.toThrow('cleared up');
  await end('first', new Error('cleared up'));
  await cleared;
  await end('second');
  await second;
  expect(done).toEqual(['first', 'second']);
});

it('what is given up before it was asked for never gets a turn', async () => {
  const { inTurn, work, begun } = some();
  const given = new Error('given up');
  await expect(inTurn(work('first'), { signal: AbortSignal.abort(given) })).rejects.toBe(given);
  expect(begun()).toEqual([]);
});
