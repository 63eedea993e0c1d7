import { sql } from 'kysely';
import type { Database } from './database.ts';
import { statement } from './sql.ts';

const countHeard = statement<{ type: string }, { heard: number }>((p, db) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('whatsapp_message_queue')
        .select('seq')
        .where('type', '=', p.type)
        .where('ack', '>=', 1)
        .limit(1)
        .as('acked'),
    )
    .select((eb) => eb.fn.countAll<number>().as('heard')),
);

/** How many of the newest `count` WhatsApp's servers have not taken, as far as anybody heard. */
const countUnheard = statement<
  { type: string; after: number; before: number; count: number },
  { unheard: number }
>((p, db) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('whatsapp_message_queue')
        .select(['status', 'ack'])
        .where('type', '=', p.type)
        .where('sent_at', '>=', p.after)
        .where('sent_at', '<=', p.before)
        .orderBy('sent_at', 'desc')
        .limit(p.count as never)
        .as('newest'),
    )
    .select((eb) => eb.fn.countAll<number>().as('unheard'))
    .where('status', '=', 'SENT')
    .where(sql<boolean>`coalesce(ack, 0) < 1`),
);

/** Has WhatsApp taken none of the newest `count` messages? An engine that never tells says nothing by its silence. */
export function isUnheard(
  database: Database,
  type: string,
  { after, before }: { readonly after: number; readonly before: number },
  count: number,
): boolean {
  const unheard = database.get(countUnheard({ type, after, before, count }))?.unheard;
  return unheard === count && database.get(countHeard({ type }))?.heard === 1;
}
