import { type Method, methods } from '#contract';
import type { Language } from '#contract/common.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { failure } from '#contract/error-messages.ts';
import { type Failure, Refusal, type Result } from '#contract/result.ts';
import { StorageError } from '../domain/storage-error.ts';
import type { Handlers } from './handlers.ts';
import { describeIssues, inputErrorCode } from './input-issues.ts';

/** Answers one request of the contract. Never rejects. */
export type Dispatch = (method: string, input: unknown) => Promise<Result<unknown>>;

/** Writes an unforeseen error to the log and returns the id of that entry, for the admin to quote. */
export type LogError = (error: unknown, where: string) => string;

export interface DispatcherParts {
  readonly handlers: Handlers;
  readonly language: () => Language;
  readonly log: LogError;
  /** Check what handlers return against the contract as well: in development and in tests. */
  readonly checkOutput?: boolean;
}

export function createDispatcher({
  handlers,
  language,
  log,
  checkOutput = false,
}: DispatcherParts): Dispatch {
  const refuse = (code: ErrorCode, details?: Failure['details']): Result<never> => ({
    ok: false,
    error: failure(language(), code, details),
  });

  return async (method, input) => {
    if (!isMethod(method)) return refuse('NOT_FOUND');
    const parsed = methods[method].input.safeParse(input);
    if (!parsed.success) return refuse(inputErrorCode(method, parsed.error), describeIssues(parsed.error));
    // The compiler cannot see that method, handler and input belong together; the type Handlers does.
    const handle = handlers[method] as (input: unknown) => unknown;
    try {
      const data = await handle(parsed.data);
      if (checkOutput) methods[method].output.parse(data);
      return { ok: true, data };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.code, error.details);
      if (error instanceof StorageError) {
        log(error, method);
        return refuse(error.problem);
      }
      return refuse('INTERNAL', { logId: log(error, method) });
    }
  };
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}
