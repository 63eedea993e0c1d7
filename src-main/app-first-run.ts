import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FirstRun, firstRun } from '#contract/first-run.ts';
import type { Handlers } from './api/handlers.ts';
import type { AppOptions } from './app-options.ts';
import { afterAct, type FirstRunAct, firstRunOf, type KeptFirstRun } from './first-run.ts';
import { type RealmKeeper, realmDirectory } from './realm/realm-keeper.ts';
import { writePrivateFile } from './secrets/private-file.ts';

type FirstRunHandlers = Pick<Handlers, Extract<keyof Handlers, `firstRun.${string}`>>;

export interface AppFirstRun {
  readonly handlers: (announce: () => Promise<void>) => FirstRunHandlers;
  readonly get: () => Promise<FirstRun>;
}

const file = 'first-run.json';

/** It concerns the directory and no realm alone: its ways lead from practice to real and back. */
export function createFirstRun({ directory, practice, waha }: AppOptions, keeper: RealmKeeper): AppFirstRun {
  const path = join(directory, file);
  const answered = practice === true || (waha ?? null) !== null;

  const otherRealmIsThere = () => {
    const other = keeper.realm.kind === 'real' ? 'practice' : 'real';
    return existsSync(join(realmDirectory(directory, other), 'invita.sqlite'));
  };

  async function get(): Promise<FirstRun> {
    const kept = recall(path);
    const inUse = kept === null && (otherRealmIsThere() || (await keeper.realm.inUse()));
    return firstRunOf(kept, { inUse, answered });
  }

  async function act(what: FirstRunAct, announce: () => Promise<void>): Promise<FirstRun> {
    const before = await get();
    const kept = recall(path);
    const after = afterAct(before, kept, what);
    if (after === null || JSON.stringify(after) === JSON.stringify(kept)) return before;
    writePrivateFile(path, `${JSON.stringify(after)}\n`);
    await announce();
    return get();
  }

  return {
    get,
    handlers: (announce) => ({
      'firstRun.go': (input) => act({ do: 'go', ...input }, announce),
      'firstRun.leave': () => act({ do: 'leave' }, announce),
      'firstRun.finish': () => act({ do: 'finish' }, announce),
    }),
  };
}

/** One that cannot be read was there: it asks nobody again by itself, and keeps nobody out. */
function recall(path: string): KeptFirstRun | null {
  if (!existsSync(path)) return null;
  try {
    const { state, step, way } = firstRun.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { state: state === 'SPARED' ? 'DONE' : state, step, way };
  } catch {
    return { state: 'LEFT', step: 'way', way: null };
  }
}
