import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '#contract/queue.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { KnowBox } from '../../components/know-box.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useClient } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import { runAction } from './run-action.ts';

/** The longest time that `undo_seconds` can be; what is scheduled further off is not about to leave. */
const soonMs = 300_000;

/** Milliseconds until a message leaves that waits only to be taken back; null for any other. `now` in epoch ms. */
export function leavesIn(item: QueueItem, now: number): number | null {
  if (item.status !== 'PENDING' || item.waitingReason !== 'SCHEDULED' || item.notBefore === undefined) {
    return null;
  }
  const left = Date.parse(item.notBefore) - now;
  return left > 0 && left <= soonMs ? left : null;
}

/** «Parte tra 0:12», second by second. */
export function Countdown({ item, lead = 0 }: { readonly item: QueueItem; readonly lead?: number }) {
  const { t } = useTranslation('queue');
  const format = useFormat();
  const left = leavesIn(item, useNow(1000) + lead);
  return left === null ? t('soon.now') : t('soon.in', { left: format.countdown(left) });
}

/** «Sta per partire», with the way back: no question, since it can be queued again. */
export function LeavingSoon({ item, lead }: { readonly item: QueueItem; readonly lead: number }) {
  const { t } = useTranslation('queue');
  const client = useClient();
  const { language } = useFormat();
  const [busy, setBusy] = useState(false);

  async function undo() {
    setBusy(true);
    // It may have left meanwhile: then that is what is told.
    await runAction(client, 'cancel', [item.id], { t, language });
    setBusy(false);
  }

  return (
    <>
      <KnowBox state="waiting" title={t('soon.title')}>
        <span className="tabular">
          <Countdown item={item} lead={lead} />
        </span>
      </KnowBox>
      <BusyButton leftSection={<Undo2 />} busy={busy} onClick={() => void undo()}>
        {t('soon.undo')}
      </BusyButton>
    </>
  );
}
