import type { ErrorCode } from '#contract/error-codes.ts';
import type { Failure } from '#contract/result.ts';

const fieldOf: { readonly [Code in ErrorCode]?: string } = {
  HOUSEHOLD_NEEDS_NAME: 'name',
  HOUSEHOLD_NAME_TOO_LONG: 'name',
  GUEST_NAME_INVALID: 'guests.0',
  INVALID_PHONE: 'phones.0',
  SIDE_INVALID: 'side',
  TAG_INVALID: 'tags',
  NOTES_TOO_LONG: 'notes',
  EMAIL_INVALID: 'email',
  PEOPLE_COUNT_INVALID: 'adults',
};

/** The field a refusal is about, and which one of several: `phones.1`. Undefined when it is about none. */
export function refusedField({ code, details }: Failure): string | undefined {
  const path = details?.['path'];
  return typeof path === 'string' ? path : fieldOf[code];
}
