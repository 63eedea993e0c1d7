import type { z } from 'zod';
import type { Method } from '#contract';
import type { ErrorCode } from '#contract/error-codes.ts';
import type { JsonValue } from '#contract/result.ts';

const maxIssues = 10;
const maxTextLength = 200;

/** What is wrong with an input: where and why, never the value itself. */
export function describeIssues(error: z.ZodError): { issues: JsonValue } {
  return {
    issues: error.issues.slice(0, maxIssues).map((issue) => ({
      path: issue.path.map(String).join('.').slice(0, maxTextLength),
      message: issue.message.slice(0, maxTextLength),
    })),
  };
}

const householdFields = {
  name: 'HOUSEHOLD_NAME_TOO_LONG',
  guests: 'GUEST_NAME_INVALID',
  phones: 'INVALID_PHONE',
  side: 'SIDE_INVALID',
  tags: 'TAG_INVALID',
  notes: 'NOTES_TOO_LONG',
  email: 'EMAIL_INVALID',
  adults: 'PEOPLE_COUNT_INVALID',
  children: 'PEOPLE_COUNT_INVALID',
} as const;

const codeOfField: { readonly [M in Method]?: Readonly<Record<string, ErrorCode>> } = {
  'configuration.update': {
    whatsapp_rate_limit: 'RATE_LIMIT_INVALID',
    send_window: 'SEND_WINDOW_INVALID',
    time_zone: 'TIME_ZONE_UNKNOWN',
    link_base_url: 'LINK_BASE_INVALID',
  },
  'guests.add': householdFields,
  'guests.update': householdFields,
  'guests.bulk': { ids: 'TOO_MANY_HOUSEHOLDS', side: 'SIDE_INVALID', tag: 'TAG_INVALID' },
};

/** The code that says best what is wrong: that of a field where the first complaint about a known field lies. */
export function inputErrorCode(method: Method, error: z.ZodError): ErrorCode {
  const codes = new Map(Object.entries(codeOfField[method] ?? {}));
  for (const issue of error.issues) {
    const [first, second] = issue.path;
    // What is changed, or done, lies one step down.
    const code = codes.get(String(first === 'changes' || first === 'action' ? second : first));
    if (code !== undefined) return code;
  }
  return 'INVALID_INPUT';
}
