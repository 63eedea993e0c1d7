import type { Output } from '#contract';
import { useRemote } from '../../../state/use-remote.ts';

type GuestFacets = Output<'guests.facets'>;

const none: GuestFacets = { sides: [], tags: [], languages: [], answers: [] };

/** The sides, tags, languages and answers there are just now. */
export function useGuestFacets(): GuestFacets {
  const [remote] = useRemote('guests.facets', { refreshOn: ['guests.changed'] });
  return remote.status === 'ready' ? remote.data : none;
}
