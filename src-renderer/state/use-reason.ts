import { useTranslation } from 'react-i18next';
import { type ReasonAction, type ReasonWords, reasonWords } from '../lib/reason-words.ts';
import { useNow } from '../lib/use-now.ts';
import { useApp } from './invita-context.ts';
import { navigate, type Route } from './navigation.ts';
import { useFormat } from './use-format.ts';

/** The one line in words, renewed every second. */
export function useReasonWords(): ReasonWords {
  const { t } = useTranslation('components');
  const format = useFormat();
  const line = useApp((app) => app.queue.line);
  const session = useApp((app) => app.sessions.find(({ type }) => type === line.type)?.label);
  useNow();
  return reasonWords(line, { t, format, session });
}

const destinations: Readonly<Record<ReasonAction, Route>> = {
  sessions: { screen: 'whatsapp', params: {} },
  keys: { screen: 'configuration', params: { section: 'phones' } },
  guests: { screen: 'guests', params: {} },
  queue: { screen: 'queue', params: { group: 'attention' } },
};

/** Follows the line's link. */
export function followReason(action: ReasonAction): void {
  const { screen, params } = destinations[action];
  navigate(screen, params);
}
