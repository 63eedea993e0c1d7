import type { GuestFacets } from '../lib/guest-facets.ts';
import { useRemote } from './use-remote.ts';

const none: GuestFacets = { sides: [], tags: [], languages: [], answers: [] };

/** The sides, tags, languages and answers there are just now. */
export function useGuestFacets(): GuestFacets {
  const [remote] = useRemote('guests.facets', { refreshOn: ['guests.changed'] });
  return remote.status === 'ready' ? remote.data : none;
}
