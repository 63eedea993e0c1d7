/** Runs tasks one after the other; one that is asked for again while it waits or runs is joined, not repeated. */
export function createTurn<Name extends string>() {
  let last: Promise<unknown> = Promise.resolve();
  const pending = new Map<Name, Promise<unknown>>();

  return function inTurn<T>(name: Name, task: () => Promise<T>): Promise<T> {
    const running = pending.get(name);
    if (running !== undefined) return running as Promise<T>;
    const turn = last.then(task, task).finally(() => pending.delete(name));
    pending.set(name, turn);
    last = turn.catch(() => {});
    return turn;
  };
}
