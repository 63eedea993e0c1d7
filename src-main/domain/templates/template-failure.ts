export type TemplateErrorCode =
  | 'TEMPLATE_SYNTAX'
  | 'TEMPLATE_UNKNOWN_PLACEHOLDER'
  | 'TEMPLATE_EMPTY'
  | 'TEMPLATE_TOO_LONG'
  | 'TEMPLATE_LIMIT'
  | 'TEMPLATE_LINK_WITHOUT_SITE';

/**
 * Why a template gives no text. `detail` is plain JSON for the screen: `line`, `column` and `problem` (syntax),
 * `placeholders` (unknown ones, as written), `length` and `limit` (too long, in UTF-16 units).
 */
export interface TemplateFailure {
  readonly ok: false;
  readonly code: TemplateErrorCode;
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>;
}

export function templateFailure(
  code: TemplateErrorCode,
  detail: TemplateFailure['detail'] = {},
): TemplateFailure {
  return { ok: false, code, detail };
}
