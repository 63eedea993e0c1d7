import type { Language } from '#contract/common.ts';
import { importSentence } from '#contract/import-sentences.ts';
import type { ImportChange, PreviewRow } from '#contract/imports.ts';
import { formatPhone } from '../../../lib/phone.ts';

type LineRow = Extract<PreviewRow, { kind: 'line' }>;

/** One thing said of a row of the file: what it is about, and why. */
export interface LineEntry {
  readonly what:
    | { readonly kind: 'change'; readonly before: string; readonly after: string }
    /** Nothing of it is kept. */
    | { readonly kind: 'drop'; readonly before: string; readonly field: string }
    /** A person has to look at it; `after` is a proposal, when there is one. */
    | { readonly kind: 'ask'; readonly before: string; readonly after: string | null }
    | { readonly kind: 'text'; readonly text: string }
    /** About the row as it is. */
    | { readonly kind: 'row' };
  readonly why: string;
}

type Reason = LineRow['reasons'][number];

/** First what a person has to look at, then what was changed. */
export function lineEntries(
  { reasons, changes }: Pick<LineRow, 'reasons' | 'changes'>,
  language: Language,
): LineEntry[] {
  return [
    ...reasons.map((reason) => ({ what: whatOfReason(reason), why: importSentence(language, reason) })),
    ...changes.filter(isVisible).map((change) => ({
      what: whatOfChange(change),
      why: importSentence(language, { code: change.why, row: change.row }),
    })),
  ];
}

function whatOfReason({ code, values }: Reason): LineEntry['what'] {
  const { text, proposal } = values ?? {};
  if (text === undefined) return { kind: 'row' };
  if (!code.startsWith('PHONE_')) return { kind: 'text', text: String(text) };
  const after = proposal === undefined ? null : formatPhone(String(proposal));
  return { kind: 'ask', before: String(text), after };
}

function whatOfChange({ field, before, after, why }: ImportChange): LineEntry['what'] {
  if (after === '') return { kind: 'drop', before, field };
  if (before === after) return { kind: 'text', text: after };
  if (field === 'phone') return { kind: 'change', before, after: phonesOf(after) };
  // `first | last, first | last`: the bar helps only where it shows how a name was cut.
  return { kind: 'change', before, after: why === 'NAME_SPLIT' ? after : withoutBars(after) };
}

/** A number that was written as it is shown here, but for its blanks, has not changed for whoever reads it. */
function isVisible({ field, before, after }: ImportChange): boolean {
  return field !== 'phone' || phonesOf(after) !== before.replaceAll(/\s+/g, ' ').trim();
}

function phonesOf(after: string): string {
  return after.split(', ').map(formatPhone).join(', ');
}

function withoutBars(names: string): string {
  return names
    .split(', ')
    .map((name) => name.replace('|', '').replaceAll(/\s+/g, ' ').trim())
    .join(', ');
}
