import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#contract';
import { RemoteView } from '../../components/remote-view.tsx';
import { Scrollable } from '../../components/scrollable.tsx';
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
  const { id } = text.template;
  const [history, retry] = useRemote('invitations.templateHistory', { input: { id } });
  return (
    <RemoteView remote={history} retry={retry} loading={<ListSkeleton />}>
      {(revisions) => <Revisions revisions={revisions} text={text} onClose={onClose} />}
    </RemoteView>
  );
}

interface RevisionsProps extends Omit<HistoryDialogProps, 'opened'> {
  readonly revisions: Output<'invitations.templateHistory'>;
}

function Revisions({ revisions, text, onClose }: RevisionsProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const { language, revision: current } = text.template;
  const [picked, setPicked] = useState(current);
  const shown = revisions.find(({ revision }) => revision === picked) ?? revisions[0];
  return (
    <>
      <p className="second">{t('history.safe')}</p>
      <div className="history">
        <ol className="history-list">
          {revisions.map(({ revision, savedAt }) => (
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
        <Scrollable className="history-text" lang={language} label={t('history.title')}>
          {shown !== undefined && toWords(shown.body, language)}
          {shown?.attachment && `\n\n📎 ${shown.attachment.filename}`}
        </Scrollable>
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
