import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Bold, History, Italic, type LucideIcon, Undo2 } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { applyEdit, selectionOf } from './apply-edit.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { type Mark, toggleMark } from './text-edit.ts';
import type { EditedText } from './use-edited-text.ts';
import './text-tools.css';

export interface TextToolsProps {
  readonly text: EditedText;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Above the text: its marks at the left, what becomes of it at the right. */
export function TextTools({ text, field }: TextToolsProps) {
  const { t } = useTranslation('invitations');
  const [asking, setAsking] = useState(false);
  const [history, setHistory] = useState(false);

  function toggle(mark: Mark): void {
    const area = field.current;
    if (area !== null) applyEdit(area, toggleMark(text.words, selectionOf(area), mark));
  }

  function revert(): void {
    text.revert();
    setAsking(false);
    field.current?.focus();
  }

  return (
    <div className="invitations-tools" role="toolbar" aria-label={t('text.tools')}>
      <Tool label={t('text.bold')} icon={Bold} onClick={() => toggle('*')} />
      <Tool label={t('text.italic')} icon={Italic} onClick={() => toggle('_')} />
      <span className="invitations-tools-save">
        <Button
          variant="subtle"
          size="xs"
          leftSection={<History aria-hidden />}
          onClick={() => setHistory(true)}
        >
          {t('history.open')}
        </Button>
        <Tool
          label={t('text.revert')}
          icon={Undo2}
          disabled={!text.changed}
          onClick={() => setAsking(true)}
        />
        <BusyButton
          variant="default"
          size="xs"
          disabled={!text.changed}
          busy={text.saving}
          onClick={() => void text.save()}
        >
          {t('text.save')}
        </BusyButton>
      </span>
      <HistoryDialog text={text} opened={history} onClose={() => setHistory(false)} />
      <ConfirmDialog
        opened={asking}
        title={t('revert.question')}
        confirmLabel={t('revert.confirm')}
        cancelLabel={t('revert.keep')}
        danger
        onConfirm={revert}
        onCancel={() => setAsking(false)}
      >
        {t('revert.lost')}
      </ConfirmDialog>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, icon: Icon, disabled = false, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" size="md" aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
