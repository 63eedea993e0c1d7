import type { Language } from './common.ts';
import type { ErrorCode } from './error-codes.ts';
import { englishErrorMessages } from './error-messages-en.ts';
import { italianErrorMessages } from './error-messages-it.ts';
import { fillIn } from './fill-in.ts';
import type { Failure } from './result.ts';

/** What happened and what to do next, for each code. `{name}` stands for the detail of that name, a list with commas. */
export const errorMessages: Readonly<Record<Language, Readonly<Record<ErrorCode, string>>>> = {
  it: italianErrorMessages,
  en: englishErrorMessages,
};

/** The sentence for a person. A detail that was not given shows as an ellipsis. */
export function errorMessage(language: Language, code: ErrorCode, details: Failure['details'] = {}): string {
  return fillIn(errorMessages[language][code], details);
}

/** The failure as it crosses the boundary. */
export function failure(language: Language, code: ErrorCode, details?: Failure['details']): Failure {
  const message = errorMessage(language, code, details);
  return details === undefined ? { code, message } : { code, message, details };
}
