import { formatPhone } from '../../lib/phone.ts';
import { useApp } from '../../state/invita-context.ts';

export interface Sender {
  readonly name: string;
  readonly initial: string;
  /** null unless it is certain which phone wrote. */
  readonly phone: string | null;
}

/** Who a guest sees above the chat: whoever invites, as the practice account has a name of its own that says nothing. */
export function useSender(): Sender {
  const sessions = useApp((app) => app.sessions);
  const event = useApp((app) => app.configuration.event_name);
  const connected = sessions.filter(({ me }) => me !== null);
  const only = connected.length === 1 ? connected[0] : undefined;
  const name = event !== '' ? event : (only?.label ?? 'Invita');
  return {
    name,
    initial: [...name][0]?.toLocaleUpperCase() ?? '',
    phone: only?.me ? formatPhone(only.me.phone) : null,
  };
}
