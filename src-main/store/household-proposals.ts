import { sql } from 'kysely';
import { groupKey, type MergeProposal } from '../domain/guests/proposals.ts';
import type { Database } from './database.ts';
import { logHousehold } from './household-log.ts';
import { statement } from './sql.ts';

/** As many as a person looks through; the next ones come when these are decided. */
const mostProposals = 100;

interface Group {
  phone: string | null;
  households: string;
}

const membersOf = sql<string>`json_group_array(json_object('id', household.id, 'name', household.name)
  ORDER BY household.position)`;

const samePhone = statement<Record<never, never>, Group>((_, db) =>
  db
    .selectFrom('household_phone')
    .innerJoin('household', 'household.id', 'household_phone.household_id')
    .select(['household_phone.phone', membersOf.as('households')])
    .groupBy('household_phone.phone')
    .having(sql<boolean>`count(*) > 1`)
    .orderBy(sql`min(household.position)`),
);

/** Everybody's names are the same; a household without names is like no other. */
const sameNames = statement<Record<never, never>, Group>((_, db) => ({
  compile: () =>
    sql<Group>`SELECT NULL AS phone, ${membersOf} AS households
      FROM household JOIN (
        SELECT household_id, group_concat(lower(first_name || ' ' || last_name), '|'
          ORDER BY lower(first_name || ' ' || last_name)) AS people
        FROM guest WHERE first_name <> '' AND last_name <> '' GROUP BY household_id
      ) AS named ON named.household_id = household.id
      GROUP BY named.people HAVING count(*) > 1 ORDER BY min(household.position)`.compile(db),
}));

const keptApart = statement<Record<never, never>, { details: string }>((_, db) =>
  db.selectFrom('household_event').select('details').where('name', '=', sql.lit('KEPT_APART')),
);

/** Each group once, and none that somebody has said is several households. */
export function readProposals(database: Database): MergeProposal[] {
  const decided = new Set(
    database.all(keptApart({})).map(({ details }) => (JSON.parse(details) as { group: string }).group),
  );
  const found = [
    ...database.all(samePhone({})).map((row) => ({ ...row, reason: 'SAME_PHONE' as const })),
    ...database.all(sameNames({})).map((row) => ({ ...row, reason: 'SAME_NAMES' as const })),
  ];
  const proposals: MergeProposal[] = [];
  for (const { reason, phone, households } of found) {
    const members = JSON.parse(households) as MergeProposal['households'];
    const key = groupKey(members.map(({ id }) => id));
    if (decided.has(key) || proposals.length >= mostProposals) continue;
    decided.add(key);
    proposals.push({ reason, phone, households: members });
  }
  return proposals;
}

/** They are several households, whatever they have in common. */
export function keepApart(database: Database, ids: readonly string[], now: number): void {
  const group = groupKey(ids);
  database.transaction(() => {
    for (const id of ids) logHousehold(database, id, 'KEPT_APART', now, { group });
  });
}
