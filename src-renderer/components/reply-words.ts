import type { TFunction } from 'i18next';
import type { ReplyProposal } from '#contract/replies.ts';

type Reading = ReplyProposal['reading'];

/** «Viene · 2 adulti, 1 bambino»: what was read, in a few words; null where nothing but why it is not an answer. */
export function readingWords(reading: Reading, t: TFunction<'components'>): string | null {
  const { rsvp, adults, children, total, stop, note, why } = reading;
  const said = [
    ...(rsvp === undefined ? [] : [t(`guests:answer.${rsvp}`)]),
    ...(adults === undefined ? [] : [t('reply.adults', { count: adults })]),
    ...(total === undefined ? [] : [t('reply.people', { count: total })]),
    ...(children === undefined ? [] : [t('reply.children', { count: children })]),
    ...(stop === true ? [t('reply.stop')] : []),
    ...(note === undefined ? [] : [t('common:quoted', { text: note })]),
    // Of which event, only a person knows.
    ...(why === 'EVENT' ? [t('reply.why.EVENT')] : []),
  ];
  return said.length === 0 ? null : said.join(' · ');
}
