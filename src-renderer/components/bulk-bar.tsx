import type { LucideIcon } from 'lucide-react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './bulk-bar.css';

export interface BulkAction {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

export interface BulkBarProps {
  /** 0 shows nothing, unless there is a prompt. */
  readonly count: number;
  /** What to select, while nothing is. */
  readonly prompt?: string;
  /** Only what fits every selected row; the first is the suggested one. */
  readonly actions: readonly BulkAction[];
  readonly onClear: () => void;
}

/** Floats above the bottom of its list from the first selected row on. Inside a fixed Screen. */
export function BulkBar({ count, prompt, actions, onClear }: BulkBarProps) {
  const { t } = useTranslation('components');
  if (count === 0 && prompt === undefined) return null;
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.label')}>
      <span className="bulk-bar-count" role="status">
        {count === 0 ? prompt : t('bulk.selected', { count })}
      </span>
      {actions.map(({ label, icon: Icon, onClick, disabled }) => (
        <button key={label} type="button" className="bulk-bar-action" onClick={onClick} disabled={disabled}>
          <Icon size={15} aria-hidden />
          {label}
        </button>
      ))}
      <button type="button" className="bulk-bar-action" onClick={onClear} aria-label={t('bulk.clear')}>
        <X size={15} aria-hidden />
      </button>
    </div>
  );
}
