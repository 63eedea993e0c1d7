import { useEffect, useState } from 'react';
import type { Configuration, WhatIf } from '#contract/configuration.ts';
import type { Remote } from '../../lib/remote.ts';
import { useRemote } from '../../state/use-remote.ts';
import { type Edits, type Field, isAcceptable } from './draft.ts';
import { useDraftState } from './draft-context.ts';

/** What decides when messages leave. */
const timing = [
  'whatsapp_rate_limit',
  'pacing',
  'new_chat_cap_per_day',
  'warm_up',
  'manners',
  'send_window',
  'time_zone',
] as const satisfies readonly Field[];

/** A slider that is being drawn asks once it rests. */
const calmMs = 200;

export interface WhatIfAnswer {
  readonly remote: Remote<WhatIf>;
  readonly retry: () => Promise<void>;
  /** Whether anything of it is to be changed. */
  readonly proposes: boolean;
}

/** How the queue goes now, and how it would go with what is typed; what cannot be saved is left aside. */
export function useWhatIf(): WhatIfAnswer {
  const edits = useDraftState((draft) => draft.edits);
  const changes = useCalm(JSON.stringify(proposedOf(edits)));
  const [remote, retry] = useRemote('configuration.whatIf', {
    input: JSON.parse(changes) as Partial<Configuration>,
    refreshOn: ['queue.changed', 'guests.changed', 'configuration.changed', 'sessions.changed'],
  });
  return { remote, retry, proposes: changes !== '{}' };
}

function proposedOf(edits: Edits): Partial<Configuration> {
  const usable = timing.filter((field) => edits[field] !== undefined && acceptable(edits, field));
  return Object.fromEntries(usable.map((field) => [field, edits[field]]));
}

function acceptable<F extends Field>(edits: Edits, field: F): boolean {
  return isAcceptable(field, edits[field] as never);
}

/** The value once it has not changed for a moment. */
function useCalm(value: string): string {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), calmMs);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}
