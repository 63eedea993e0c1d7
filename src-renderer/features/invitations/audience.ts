import type { TFunction } from 'i18next';
import { type GuestQuestion, householdQuestion } from '#contract/guests.ts';
import type { Order } from './use-send.ts';

export type AudienceOf = Order['households'];
export type SentKind = NonNullable<Order['kind']>;

/** Whom a text of this kind is for, as long as nothing else is said. */
export function everybodyFor(kind: SentKind): AudienceOf {
  if (kind === 'INVITATION') return 'all-not-invited';
  if (kind === 'REMINDER') return 'all-not-answered';
  return kind === 'RSVP_CONFIRMATION' ? 'all-answered' : { filter: {} };
}

/** The question of a filter; null where the audience is everybody, or picked by hand. */
export function filterOf(households: AudienceOf): GuestQuestion | null {
  if (typeof households === 'string' || Array.isArray(households)) return null;
  return Object.keys(households.filter).length === 0 ? null : households.filter;
}

/** A filter that came with the address, from the guest list; null where none did. */
export function filterFrom(text: string | undefined): GuestQuestion | null {
  if (text === undefined) return null;
  try {
    const read = householdQuestion.safeParse(JSON.parse(text));
    return read.success && Object.keys(read.data).length > 0 ? read.data : null;
  } catch {
    return null;
  }
}

const onlyNames = { NO_PHONE: 'noPhone', OPTED_OUT: 'optedOut', CONFLICT: 'conflict' } as const;

/** «sposa · vegani · senza risposta». */
export function filterWords(question: GuestQuestion, t: TFunction<'invitations'>): string {
  const { q, side, tag, language, rsvp, invitation, only } = question;
  const or = (value: string | undefined, none: string) => (value === '-' ? none : value);
  return [
    q === undefined ? undefined : t('common:quoted', { text: q }),
    or(side, t('guests:filter.noSide')),
    or(tag, t('guests:filter.noTag')),
    language === undefined ? undefined : t(`guests:language.${language === '-' ? 'none' : language}`),
    rsvp === undefined ? undefined : rsvp === '-' ? t('guests:filter.noAnswer') : t(`guests:answer.${rsvp}`),
    invitation === undefined
      ? undefined
      : invitation === 'NEVER'
        ? t('guests:invitation.never')
        : t(`components:message.${invitation}`),
    only === undefined ? undefined : t(`guests:filter.${onlyNames[only]}`),
  ]
    .filter((word) => word !== undefined)
    .join(' · ');
}
