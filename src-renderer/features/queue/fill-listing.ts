import type { Failure } from '#contract/result.ts';
import type { Client } from '../../api/client.ts';
import { firstGap, type Listing, type Span, withPage } from './listing.ts';
import { type Question, queryOf } from './queue-view.ts';

const pageSize = 100;

export interface Filling {
  readonly question: Question;
  readonly listing: Listing;
  /** Asked before each page: the admin scrolls on meanwhile. */
  readonly wanted: (listing: Listing) => readonly Span[];
  readonly staleUpTo: number;
  /** The number of the next question. */
  readonly number: () => number;
  /** true once another question has been put: the rest is not asked for. */
  readonly superseded: () => boolean;
}

export type Filled =
  | { readonly status: 'complete'; readonly listing: Listing }
  | { readonly status: 'failed'; readonly error: Failure }
  | { readonly status: 'superseded' };

/** Asks page by page for what is wanted and missing or out of date. */
export async function fillListing(client: Client, filling: Filling): Promise<Filled> {
  const { question, wanted, staleUpTo, number, superseded } = filling;
  let { listing } = filling;
  for (;;) {
    const gap = firstGap(listing, wanted(listing), staleUpTo);
    if (gap === null) return { status: 'complete', listing };
    const asked = number();
    const result = await client.call('queue.list', {
      ...queryOf(gap.part, question),
      ...(gap.cursor !== null && { cursor: gap.cursor }),
      limit: pageSize,
    });
    if (superseded()) return { status: 'superseded' };
    if (!result.ok) return { status: 'failed', error: result.error };
    listing = withPage(listing, gap, result.data, asked);
  }
}
