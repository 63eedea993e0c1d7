import { Check, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/use-now.ts';
import { useClockLead } from '../../state/use-clock-lead.ts';
import { useFormat } from '../../state/use-format.ts';
import type { EditedText } from './use-edited-text.ts';
import './save-state.css';

const aMomentMs = 60_000;

/** «Salvato un momento fa», or that it is not. */
export function SaveState({ text }: { readonly text: EditedText }) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const now = useNow(10_000) + useClockLead();
  const { updatedAt, revision } = text.template;
  const recent = now - Date.parse(updatedAt) < aMomentMs;
  const Icon = text.changed ? PencilLine : Check;
  return (
    <span className="invitations-save-state" data-changed={text.changed || undefined} role="status">
      <Icon size={15} aria-hidden />
      {text.changed
        ? t('saved.not')
        : revision === 1
          ? t('saved.shipped')
          : recent
            ? t('saved.now')
            : t('saved.ago', { ago: format.ago(updatedAt) })}
    </span>
  );
}
