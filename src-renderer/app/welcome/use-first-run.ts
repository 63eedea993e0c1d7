import { useCallback } from 'react';
import type { Input } from '#contract';
import { useCommand } from '../../state/use-command.ts';

/** Takes the first run to another step: the main process keeps it and tells every window. */
export function useGoOn(): (to: Input<'firstRun.go'>) => Promise<void> {
  const command = useCommand();
  return useCallback(async (to) => void (await command('firstRun.go', to)), [command]);
}
