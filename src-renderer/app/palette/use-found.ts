import { Mail, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import type { QueueItem } from '#contract/queue.ts';
import { useClient } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import type { Entry } from './entry.ts';

const shown = 6;
/** Fewer would find nearly everybody. */
const least = 2;
/** Between two keys of one word. */
const settleMs = 150;

interface Found {
  readonly typed: string;
  readonly households: readonly Household[];
  readonly messages: readonly QueueItem[];
  /** As people write it. */
  readonly phone: (of: { readonly phones: readonly string[] }) => string | undefined;
  readonly failed: boolean;
}

const nothing: Found = { typed: '', households: [], messages: [], phone: () => undefined, failed: false };

export interface Finding {
  readonly entries: readonly Entry[];
  /** What is shown may not be all: the answer for these letters is not there yet. */
  readonly searching: boolean;
  readonly failed: boolean;
}

/** The households and messages with this name or number, as the store finds them. */
export function useFound(typed: string): Finding {
  const { t } = useTranslation('palette');
  const client = useClient();
  const [found, setFound] = useState(nothing);
  const q = typed.trim().slice(0, 200);
  const asks = q.length >= least;

  useEffect(() => {
    if (!asks) return;
    let late = false;
    const timer = setTimeout(async () => {
      const [households, messages, { formatPhone }] = await Promise.all([
        client.call('guests.list', { q, limit: shown }),
        client.call('queue.list', { q, limit: shown }),
        // The numbering plans are not needed to open the window.
        import('../../lib/phone.ts'),
      ]);
      if (late) return;
      setFound({
        typed: q,
        households: households.ok ? households.data.items : [],
        messages: messages.ok ? messages.data.items : [],
        phone: ({ phones: [first] }) => (first === undefined ? undefined : formatPhone(first)),
        failed: !(households.ok && messages.ok),
      });
    }, settleMs);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [client, q, asks]);

  // The answer to other letters would be chosen by mistake.
  const searching = asks && found.typed !== q;
  const { households, messages, phone, failed } = asks && !searching ? found : nothing;
  const entries = [
    ...households.map(
      (household): Entry => ({
        id: `household.${household.id}`,
        group: 'households',
        label: household.name,
        hint: phone(household),
        icon: Users,
        run: () => navigate('guests', { id: household.id }),
      }),
    ),
    ...messages.map(
      (message): Entry => ({
        id: `message.${message.id}`,
        group: 'messages',
        label: message.household?.name ?? phone(message) ?? '',
        hint: `${t(`queue:kind.${message.kind}`)} · ${t(`components:message.${message.status}`)}`,
        icon: Mail,
        run: () => navigate('queue', { message: message.id }),
      }),
    ),
  ];
  return { entries, searching, failed };
}
