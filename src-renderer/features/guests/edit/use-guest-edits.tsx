import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction, GuestChange } from '#contract/guest-editing.ts';
import { TextLink } from '../../../components/text-link.tsx';
import { formatPhone } from '../../../lib/phone.ts';
import { useClient } from '../../../state/invita-context.ts';
import { notifyDone, notifyFailure } from '../../../state/use-command.ts';
import { useFormat } from '../../../state/use-format.ts';

/** Long enough to read what was done and to think better of it. */
const undoOfferMs = 15_000;

export interface GuestEdits {
  /** Says what a change came to and offers to undo it. */
  readonly tell: (change: GuestChange, sentence: string) => void;
  readonly tellSamePhone: (same: readonly { readonly phone: string; readonly household: string }[]) => void;
  /** Acts on many and tells; false when it was refused. */
  readonly bulk: (ids: readonly string[], action: BulkAction) => Promise<boolean>;
}

/** Changes to the guest list, each with its way back: in the notification, and by Ctrl/⌘ Z for the last ones. */
export function useGuestEdits(): GuestEdits {
  const { t } = useTranslation('guests');
  const client = useClient();
  const format = useFormat();
  const undoable = useRef<string[]>([]);

  const undo = useCallback(
    async (change: string | undefined) => {
      if (change === undefined) return;
      undoable.current = undoable.current.filter((each) => each !== change);
      notifications.hide(change);
      const result = await client.call('guests.undo', { change });
      if (!result.ok) {
        notifyFailure(result.error);
        return;
      }
      const { requeued } = result.data;
      const queued = requeued > 0 ? ` ${t('edited.requeued', { count: requeued })}` : '';
      notifyDone(`${t('edited.undone')}${queued}`);
    },
    [client, t],
  );
  useHotkeys([['mod+Z', () => void undo(undoable.current.at(-1))]]);

  return useMemo(() => {
    function tell({ change, cancelled, tooLate }: GuestChange, sentence: string): void {
      const more = [
        sentence,
        ...(cancelled > 0 ? [t('edited.cancelled', { count: cancelled })] : []),
        ...(tooLate > 0 ? [t('edited.tooLate', { count: tooLate })] : []),
      ].join(' ');
      if (change === null) {
        notifyDone(more);
        return;
      }
      undoable.current.push(change);
      notifications.show({
        id: change,
        color: 'mora',
        autoClose: undoOfferMs,
        message: (
          <>
            {more} <TextLink onClick={() => void undo(change)}>{t('edited.undo')}</TextLink>
          </>
        ),
      });
    }

    return {
      tell,
      tellSamePhone(same) {
        for (const { phone, household } of same) {
          notifyDone(t('edited.samePhone', { phone: formatPhone(phone), name: household }));
        }
      },
      async bulk(ids, action) {
        const result = await client.call('guests.bulk', { ids: [...ids], action });
        if (!result.ok) {
          notifyFailure(result.error);
          return false;
        }
        const { count } = result.data;
        tell(result.data, t(`edited.${action.do}`, { count, n: format.number(count) }));
        return true;
      },
    };
  }, [client, format, t, undo]);
}
