import { importSentence } from '#contract/import-sentences.ts';
import type { ImportChange } from '#contract/guests.ts';
import type { Language } from '#contract/common.ts';
import { formatPhone } from '../../../lib/phone-number.ts';
import type { LineRow } from './preview-rows.ts';

/** One thing said of a row: what it was, what it becomes, why. */
export interface LineEntry {
  /** As the file has it; empty when nothing is struck out. */
  readonly before: string;
  /** null: nothing of it is kept. */
  readonly after: string | null;
  /** `kept`: listed, not changed. `ask`: a person has to look at it. */
  readonly kind: 'changed' | 'kept' | 'ask';
  readonly why: string;
}

/** What a person has to look at first, then what was changed. */
export function lineEntries({ reasons, changes }: LineRow, language: Language): LineEntry[] {
  return [
    ...reasons.map((reason): LineEntry => {
      const { text, proposal } = reason.values ?? {};
      const why = importSentence(language, reason);
      if (text === undefined) return { before: '', after: '', kind: 'kept', why };
      const isPhone = reason.code.startsWith('PHONE_');
      if (!isPhone) return { before: '', after: String(text), kind: 'kept', why };
      const after = proposal === undefined ? null : formatPhone(String(proposal));
      return { before: String(text), after, kind: 'ask', why };
    }),
    ...changes.map((change): LineEntry => {
      const why = importSentence(language, { code: change.why, row: change.row });
      if (change.before === change.after) return { before: '', after: change.after, kind: 'kept', why };
      return { before: change.before, after: afterText(change), kind: 'changed', why };
    }),
  ];
}

/** The import writes `first | last` for a name it took apart; the bar helps only where it shows a new cut. */
function afterText({ field, after, why }: ImportChange): string | null {
  if (after === '') return null;
  if (field === 'phone') return after.split(', ').map(formatPhone).join(', ');
  return why === 'NAME_SPLIT' ? after : after.replaceAll(' | ', ' ');
}
