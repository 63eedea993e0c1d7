import type { Language } from '#contract/common.ts';
export function importSentence(_language: Language, code: string): string { return code; }
