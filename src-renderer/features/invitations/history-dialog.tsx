import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { useFormat } from '../../state/use-format.ts';
import { useRemote } from '../../state/use-remote.ts';
import { toWords } from './readable/readable.ts';
import type { EditedText } from './use-edited-text.ts';
import './history-dialog.css';

export interface HistoryDialogProps {
  readonly text: EditedText;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** «Versioni»: every text as it was saved. Taking one over changes the editor only. */
export function HistoryDialog({ text, opened, onClose }: HistoryDialogProps) {
  const { t } = useTranslation('invitations');
  return (
    <Modal opened={opened} onClose={onClose} title={t('history.title')} size={640}>
      {opened && <History text={text} onClose={onClose} />}
    </Modal>
  );
}

function History({ text, onClose }: Omit<HistoryDialogProps, 'opened'>) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const { id, language, revision: current } = text.template;
  const [history] = useRemote('invitations.templateHistory', { input: { id } });
  const [picked, setPicked] = useState(current);
  if (history.status === 'loading') return <ListSkeleton />;
  if (history.status === 'failed') {
    return <ErrorState title={history.error.message} code={history.error.code} />;
  }
  const shown = history.data.find(({ revision }) => revision === picked) ?? history.data[0];
  return (
    <>
      <p className="second">{t('history.safe')}</p>
      <div className="history">
        <ol className="history-list">
          {history.data.map(({ revision, savedAt }) => (
            <li key={revision}>
              <button
                type="button"
                className="history-entry"
                aria-current={revision === picked || undefined}
                onClick={() => setPicked(revision)}
              >
                <span>{t('history.revision', { number: format.number(revision) })}</span>
                <span className="second">
                  {revision === current ? t('history.current') : format.dayAndTime(savedAt)}
                </span>
              </button>
            </li>
          ))}
        </ol>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <pre className="history-text" lang={language} tabIndex={0}>
          {shown !== undefined && toWords(shown.body, language)}
          {shown?.attachment && `\n\n📎 ${shown.attachment.filename}`}
        </pre>
      </div>
      <div className="history-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
        <Button
          disabled={shown === undefined || shown.body === text.body}
          onClick={() => {
            if (shown !== undefined) text.take(shown);
            onClose();
          }}
        >
          {t('history.take')}
        </Button>
      </div>
    </>
  );
}
