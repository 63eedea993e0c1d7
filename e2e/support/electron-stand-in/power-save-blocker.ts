import { strict } from './strict.ts';
import { onAsked } from './test-line.ts';

const started = new Set<number>();
let last = 0;
onAsked('awake', () => started.size);

export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(type: string): number {
    if (type !== 'prevent-app-suspension' && type !== 'prevent-display-sleep')
      throw new Error(`There is no power save blocker ${type}`);
    last += 1;
    started.add(last);
    return last;
  },
  stop(id: number): boolean {
    return started.delete(id);
  },
});
