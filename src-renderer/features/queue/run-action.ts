import type { TFunction } from 'i18next';
import type { Language } from '#contract/common.ts';
import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import { errorMessage } from '#contract/error-messages.ts';
import type { Client } from '../../api/client.ts';
import { notifyDone, notifyFailure } from '../../state/use-command.ts';
import type { MessageAction } from './message-offers.ts';

/** As many as the contract takes in one call. */
const idsPerCall = 10_000;

interface Teller {
  readonly t: TFunction<'queue'>;
  readonly language: Language;
  /** How it is said that it is done, and for which; a plain notification where nothing is given. */
  readonly tell?: (sentence: string, done: readonly string[]) => void;
}

/** Acts on messages and tells what came of it: how many are done, and why the others are not. */
export async function runAction(
  client: Client,
  action: MessageAction | 'undoCancel',
  ids: readonly string[],
  { t, language, tell = notifyDone }: Teller,
): Promise<void> {
  const done: string[] = [];
  const refused = new Map<string, number>();
  for (let from = 0; from < ids.length; from += idsPerCall) {
    const result = await client.call(`queue.${action}`, { ids: ids.slice(from, from + idsPerCall) });
    if (!result.ok) {
      notifyFailure(result.error);
      break;
    }
    done.push(...result.data.done);
    for (const { code } of result.data.refused) refused.set(code, (refused.get(code) ?? 0) + 1);
  }
  if (done.length > 0) tell(t(`done.${action}`, { count: done.length }), done);
  for (const [code, count] of refused) {
    const known = isErrorCode(code) ? code : 'INTERNAL';
    const why = errorMessage(language, known);
    notifyFailure({ code: known, message: ids.length === 1 ? why : t('done.refused', { count, why }) });
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}
