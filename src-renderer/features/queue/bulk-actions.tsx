import type { LucideIcon } from 'lucide-react';
import { Ban, Check, RotateCw, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { type Actionable, type MessageAction, offersFor } from './message-offers.ts';

const icons: Readonly<Record<MessageAction, LucideIcon>> = {
  look: Search,
  retry: RotateCw,
  markSent: Check,
  cancel: Ban,
};

export interface BulkActionsProps {
  readonly items: readonly Actionable[];
  readonly onAction: (action: MessageAction, items: readonly Actionable[]) => void;
  readonly onClear: () => void;
}

/** What can be done to all selected messages at once. */
export function BulkActions({ items, onAction, onClear }: BulkActionsProps) {
  const { t } = useTranslation('queue');
  const offers = offersFor(items).map((action) => ({
    label: t(`bulk.${action}`),
    icon: icons[action],
    onClick: () => onAction(action, items),
  }));
  const none = { label: t('bulk.none'), icon: Ban, onClick: () => {}, disabled: true };
  return <BulkBar count={items.length} actions={offers.length === 0 ? [none] : offers} onClear={onClear} />;
}
