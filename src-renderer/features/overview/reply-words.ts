import type { TFunction } from 'i18next';
import type { ReplyProposal } from '#contract/replies.ts';

type Reading = ReplyProposal['reading'];

/** «Viene · 2 adulti, 1 bambino»: what was read, in a few words. */
export function readingWords(reading: Reading, t: TFunction<'overview'>): string {
  const { rsvp, adults, children, total, stop, note, why } = reading;
  const said = [
    ...(rsvp === undefined ? [] : [t(`guests:answer.${rsvp}`)]),
    ...(adults === undefined ? [] : [t('replies.adults', { count: adults })]),
    ...(total === undefined ? [] : [t('replies.people', { count: total })]),
    ...(children === undefined ? [] : [t('replies.children', { count: children })]),
    ...(stop === true ? [t('replies.stop')] : []),
    ...(note === undefined ? [] : [t('common:quoted', { text: note })]),
    // Of which event, only a person knows.
    ...(why === 'EVENT' ? [t('replies.why.EVENT')] : []),
  ];
  return said.length === 0 ? t(`replies.why.${reading.why}`) : said.join(' · ');
}
