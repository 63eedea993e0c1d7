import { notifications } from '@mantine/notifications';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link.tsx';
import { useClient } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { Actionable, ActionRequest, MessageAction } from './message-offers.ts';
import { runAction } from './run-action.ts';

/** Long enough to read what was done and to think better of it. */
const undoOfferMs = 15_000;

export interface MessageActions {
  /** Asks first where it cannot be taken back. */
  readonly request: (action: MessageAction, items: readonly Actionable[]) => void;
  /** The question, while one is open. */
  readonly dialog: ReactNode;
}

/** «Riprova», «Cerca di nuovo», «Segna inviato», «Annulla invio», for one message or many; `onDone` tells of which afterwards. */
export function useMessageActions(onDone: (items: readonly Actionable[]) => void): MessageActions {
  const { t } = useTranslation('queue');
  const client = useClient();
  const { language } = useFormat();
  const [asking, setAsking] = useState<ActionRequest | null>(null);
  const [busy, setBusy] = useState(false);

  /** What was cancelled in doubt may have arrived: the store puts back only what was never tried. */
  function offerUndo(sentence: string, cancelled: readonly string[]) {
    const id = `cancelled.${cancelled[0]}`;
    async function undo() {
      notifications.hide(id);
      await runAction(client, 'undoCancel', cancelled, { t, language });
      onDone([]);
    }
    notifications.show({
      id,
      color: 'mora',
      autoClose: undoOfferMs,
      message: (
        <>
          {sentence} <TextLink onClick={() => void undo()}>{t('done.undo')}</TextLink>
        </>
      ),
    });
  }

  async function run({ action, items }: ActionRequest) {
    setBusy(true);
    await runAction(
      client,
      action,
      items.map(({ id }) => id),
      { t, language, ...(action === 'cancel' && { tell: offerUndo }) },
    );
    setBusy(false);
    setAsking(null);
    onDone(items);
  }

  return {
    request(action, items) {
      const wanted = { action, items };
      if (needsConfirm(wanted)) setAsking(wanted);
      else void run(wanted);
    },
    dialog: asking && (
      <ActionDialog
        request={asking}
        busy={busy}
        onConfirm={() => void run(asking)}
        onCancel={() => setAsking(null)}
      />
    ),
  };
}

/** Queuing what failed can be cancelled again, and one message is looked at before it is marked. The rest asks. */
function needsConfirm({ action, items }: ActionRequest): boolean {
  if (action === 'retry') return items.some(({ status }) => status === 'UNCONFIRMED');
  return action === 'cancel' || (action === 'markSent' && items.length > 1);
}
