import type { TFunction } from 'i18next';
import type { Language } from '#contract/common.ts';
import { failure } from '#contract/error-messages.ts';
import type { MessageKind } from '#contract/queue.ts';
import type { Failure } from '#contract/result.ts';

/** What is wrong with a text, as far as it is known: a refusal of its preview or of its saving. */
export function textProblem(
  text: { readonly kind: MessageKind; readonly body: string },
  refusals: readonly (Failure | null)[],
  language: Language,
  hasSite: boolean,
): Failure | null {
  const refused = refusals.find((refusal) => refusal?.code.startsWith('TEMPLATE_'));
  if (refused) return refused;
  // A preview says nothing of it. The form «only in an if» is told by the save.
  const linkMissing = hasSite && text.kind === 'INVITATION' && !/\{\{-?\s*link\b/.test(text.body);
  return linkMissing ? failure(language, 'TEMPLATE_LINK_MISSING') : null;
}

/** The sentence, with the place or the size where they are known. */
export function problemSentence({ message, details }: Failure, t: TFunction<'invitations'>): string {
  const { line, length, limit } = details ?? {};
  if (typeof line === 'number') return t('problem.line', { line, message });
  if (typeof length === 'number' && typeof limit === 'number') {
    return t('problem.length', { length, limit, message });
  }
  return message;
}

/** Placeholders that nobody fills in, as written. */
export function unknownPlaceholders(problem: Failure | null): readonly string[] {
  const names = problem?.details?.['placeholders'];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
