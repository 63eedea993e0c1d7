import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { QueuedInvitation, Rewritten } from '../domain/guests/editing/queued-invitation.ts';
import type { Database } from './database.ts';
import { log } from './log.ts';
import { statement } from './sql.ts';

interface Row {
  id: string;
  type: string;
  recipient: string;
  phones: string;
  template_id: string | null;
  frozen_at: number;
}

/** Nothing of it has left, and nobody has tried. */
const selectQueued = statement<{ household: string }, Row>((p, db) =>
  db
    .selectFrom('whatsapp_message_queue')
    .select(['id', 'type', 'recipient', 'phones', 'template_id'])
    .select(
      sql<number>`(SELECT max(at) FROM whatsapp_message_event AS entry WHERE entry.message = whatsapp_message_queue.id
        AND (entry.name = 'QUEUED' OR json_extract(entry.details, '$.from') = 'PENDING'))`.as('frozen_at'),
    )
    .where('household_id', '=', p.household)
    .where('kind', '=', 'INVITATION')
    .where('status', '=', 'PENDING')
    .where('attempts', '=', 0)
    .where('message_id', 'is', null),
);

const rewrite = statement<{
  id: string;
  type: string;
  recipient: string;
  phones: string;
  text: string;
  hash: string;
  template: string;
  revision: number;
  now: number;
}>((p, db) =>
  db
    .updateTable('whatsapp_message_queue')
    .set({
      type: p.type,
      recipient: p.recipient,
      phones: p.phones,
      text: p.text,
      text_sha256: p.hash,
      template_id: p.template,
      template_revision: p.revision,
      // The file of the text it is made from now, which may have another one, or none.
      attachment: db
        .selectFrom('template_revision')
        .select('attachment')
        .where('template_id', '=', p.template)
        .where('revision', '=', p.revision),
      phone_index: 0,
      chat_id: null,
      claim_token: null,
      claims: 0,
      waiting_reason: null,
      updated_at: p.now,
    })
    .where('id', '=', p.id)
    .where('status', '=', 'PENDING')
    .where('attempts', '=', 0)
    .where('message_id', 'is', null),
);

export function queuedInvitation(database: Database, household: string): QueuedInvitation | null {
  const row = database.get(selectQueued({ household }));
  return (
    row && {
      id: row.id,
      type: row.type,
      recipient: row.recipient,
      phones: JSON.parse(row.phones) as string[],
      template: row.template_id,
      frozenAt: row.frozen_at,
    }
  );
}

/** False when it has begun to leave meanwhile: then it is frozen. */
export function rewriteQueued(database: Database, message: Rewritten, now: number): boolean {
  return database.transaction(() => {
    const { id, type, recipient, phones, text, template } = message;
    const changed = database.run(
      rewrite({
        ...{ id, type, recipient, text, now },
        phones: JSON.stringify(phones),
        hash: createHash('sha256').update(text).digest('hex'),
        template: template.id,
        revision: template.revision,
      }),
    );
    if (changed === 0) return false;
    log(database, id, 'REQUEUED', now, { from: 'PENDING' });
    return true;
  });
}
