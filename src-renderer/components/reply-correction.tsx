import { useTranslation } from 'react-i18next';
import type { ReplyProposal } from '#contract/replies.ts';
import { AnswerDialog, type AnswerValues } from './answer-dialog.tsx';

export interface ReplyCorrectionProps {
  readonly reply: ReplyProposal;
  readonly onSave: (values: AnswerValues, optOut: boolean) => Promise<void>;
  readonly onClose: () => void;
}

/** A reply as a person reads it, beginning with how it was read. */
export function ReplyCorrection({
  reply: { household, text, reading },
  onSave,
  onClose,
}: ReplyCorrectionProps) {
  const { t } = useTranslation('components');
  return (
    <AnswerDialog
      title={t('reply.correctTitle', { household: household.name })}
      quote={text}
      initial={{ ...reading, adults: reading.adults ?? reading.total ?? null }}
      optOut={reading.stop === true}
      onSave={onSave}
      onClose={onClose}
    />
  );
}
