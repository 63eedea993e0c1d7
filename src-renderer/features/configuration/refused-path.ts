import type { ErrorCode } from '#contract/error-codes.ts';
import type { Failure, JsonValue } from '#contract/result.ts';
import { type Field, fields, type SessionField, sessionFields } from './draft.ts';

const fieldOfCode: { readonly [C in ErrorCode]?: Field } = {
  RATE_LIMIT_INVALID: 'whatsapp_rate_limit',
  SEND_WINDOW_INVALID: 'send_window',
  TIME_ZONE_UNKNOWN: 'time_zone',
  LINK_BASE_INVALID: 'link_base_url',
};

/** The field a refusal of `configuration.update` is about; null when it is about none. */
export function refusedField({ code, details }: Failure): Field | null {
  const [first = ''] = issuePaths(details);
  return fieldOfCode[code] ?? fields.find((field) => field === first.split('.')[0]) ?? null;
}

/** The same for `sessions.update`, whose fields lie under `changes`. */
export function refusedSessionField({ code, details }: Failure): SessionField | null {
  if (code === 'WAHA_URL_INVALID') return 'waha_url';
  const [first = ''] = issuePaths(details);
  return sessionFields.find((field) => field === first.split('.')[1]) ?? null;
}

function issuePaths(details: Failure['details']): readonly string[] {
  const issues = details?.['issues'];
  return Array.isArray(issues) ? issues.map(pathOf) : [];
}

function pathOf(issue: JsonValue): string {
  const path = typeof issue === 'object' && issue !== null && 'path' in issue ? issue['path'] : '';
  return typeof path === 'string' ? path : '';
}
