import { type RawBuilder, sql } from 'kysely';
import type { HouseholdQuestion } from '../domain/guests/household-store.ts';
import { mayHaveArrived } from './may-have-arrived.ts';

type Condition = RawBuilder<boolean>;

/** What a household of the answer fulfils, for a query over `household`. */
export function conditionsOf(question: HouseholdQuestion): Condition[] {
  const { text, side, tag, language, rsvp, invitation, only } = question;
  return [
    ...wordsOf(text ?? '').map(contains),
    ...(side === undefined ? [] : [sql<boolean>`household.side IS ${side}`]),
    ...(language === undefined ? [] : [sql<boolean>`household.language IS ${language}`]),
    ...(rsvp === undefined ? [] : [sql<boolean>`household.rsvp IS ${rsvp}`]),
    ...(tag === undefined ? [] : [hasTag(tag)]),
    ...(invitation === undefined ? [] : [isInvited(invitation)]),
    ...(only === undefined ? [] : [onlyConditions[only]]),
  ];
}

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('it').split(/\s+/).filter(Boolean);
}

function contains(word: string): Condition {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`household.search LIKE ${pattern} ESCAPE '\\'`;
}

function hasTag(tag: string | null): Condition {
  return tag === null
    ? sql<boolean>`household.id NOT IN (SELECT household_id FROM household_tag)`
    : sql<boolean>`household.id IN (SELECT household_id FROM household_tag WHERE tag = ${tag})`;
}

const everInvited = sql`SELECT household_id FROM whatsapp_message_queue
  WHERE kind = 'INVITATION' AND ${mayHaveArrived} AND household_id IS NOT NULL`;

function isInvited(invitation: NonNullable<HouseholdQuestion['invitation']>): Condition {
  if (invitation === 'NEVER') {
    return sql<boolean>`(household.invited_through IS NULL AND household.id NOT IN (${everInvited}))`;
  }
  return sql<boolean>`(household.id IN (${everInvited} AND status = ${invitation})
    OR (household.invited_through IS NOT NULL
      AND (SELECT status FROM whatsapp_message_queue WHERE id = household.invited_through) = ${invitation}))`;
}

const onlyConditions: Readonly<Record<NonNullable<HouseholdQuestion['only']>, Condition>> = {
  OPTED_OUT: sql<boolean>`household.opted_out_at IS NOT NULL`,
  CONFLICT: sql<boolean>`household.answer_conflict = 1`,
  NO_PHONE: sql<boolean>`household.id NOT IN (SELECT household_id FROM household_phone)`,
};
