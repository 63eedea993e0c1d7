import { inspect } from 'node:util';
import type { Language } from '#contract/common.ts';
import { failure } from '#contract/error-messages.ts';
import { Refusal } from '#contract/result.ts';

export interface StartupFailure {
  /** A sentence for the admin. */
  readonly message: string;
  /** The same for the terminal, with its code; with INVITA_DEBUG also the stack of what is a bug of ours. */
  readonly report: string;
}

/** Why the app did not start. */
export function startupFailure(error: unknown, language: Language, env: NodeJS.ProcessEnv): StartupFailure {
  const refused = error instanceof Refusal;
  const { message, code } = refused
    ? failure(language, error.code, error.details)
    : failure(language, 'INTERNAL');
  const stack = !refused && env['INVITA_DEBUG'] ? `${inspect(error)}\n` : '';
  return { message, report: `${message} (${code})\n${stack}` };
}
