import type { Rule } from './signal.ts';

/** A «no» by itself, in both languages; looked for before what it comes with is read. */
export const plainNos: readonly Rule[] = [
  [
    /^(?:(?:eh|ah|oh|ciao|buongiorno|buonasera|allora|beh|mah|guarda|guardate|assolutamente|purtroppo|decisamente|hi|hello|hey|oddio|mi sa) ){0,3}no(?: no){0,3}(?: (?:grazie|purtroppo|mi|dispiace|ragazzi|cari|carissimi|care|thanks|thank|you|sorry|scusa|scusate|ma|raga|assolutamente|mille|ci|spiace|comunque|lo|stesso|noi|zio|zia)){0,4}$/,
    'NO',
  ],
];

/** A «no» in the middle of other words. */
export const otherNos: readonly Rule[] = [[/\bno\b/, 'LIKELY_NO']];
