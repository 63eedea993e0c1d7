import type { Output } from '#contract';

/** The sides, tags, languages and answers there are. */
export type GuestFacets = Output<'guests.facets'>;
