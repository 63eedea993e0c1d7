import { sql } from 'kysely';

const people = sql<number>`(SELECT count(*) FROM guest WHERE household_id = household.id)`;

/** How many children of a household come; where its answer does not say how many, those who were expected. */
export const comingChildren = sql<number>`coalesce(household.coming_children,
  CASE WHEN household.coming_adults IS NULL THEN household.children END, 0)`;

/** As above, the adults. */
export const comingAdults = sql<number>`coalesce(household.coming_adults, household.adults,
  max(${people} - ${comingChildren}, 0))`;
