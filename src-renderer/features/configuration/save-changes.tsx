import { Button } from '@mantine/core';
import { CircleDot } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { SaveBar } from '../../components/save-bar.tsx';
import { useApp } from '../../state/invita-context.ts';
import { useDraftState, useDraftStore } from './draft-context.ts';
import { limitThatAsks } from './risk.ts';
import { useChangeWords } from './use-change-words.ts';
import type { Change } from './use-changes.ts';
import { useSave } from './use-save.ts';
import './save-changes.css';

export interface SaveChangesProps {
  readonly changes: readonly Change[];
  /** Nothing of it is wrong as far as one can tell here. */
  readonly acceptable: boolean;
}

/** What waits to be saved, in words, with the way back and the way on. Nothing waits: nothing shown. */
export function SaveChanges({ changes, acceptable }: SaveChangesProps) {
  const { t } = useTranslation('configuration');
  const { discard } = useDraftStore();
  const saving = useDraftState((draft) => draft.saving);
  const limit = useDraftState(({ edits }) => edits.whatsapp_rate_limit);
  const savedLimit = useApp((app) => app.configuration.whatsapp_rate_limit);
  const { what, effect } = useChangeWords(changes);
  const [asking, setAsking] = useState(false);
  const save = useSave();
  if (changes.length === 0) return null;
  const bold = typeof limit === 'number' && limit !== savedLimit && limit > limitThatAsks;
  return (
    <>
      <SaveBar
        summary={
          <>
            <span className="save-changes-count" role="status">
              <CircleDot size={15} aria-hidden />
              {t('save.count', { count: changes.length })}
            </span>
            <span className="second">
              {what} {acceptable ? effect : <strong>{t('save.fixFirst')}</strong>}
            </span>
          </>
        }
      >
        <Button variant="default" onClick={discard} disabled={saving}>
          {t('common:cancel')}
        </Button>
        <BusyButton
          busy={saving}
          disabled={!acceptable}
          onClick={() => (bold ? setAsking(true) : void save())}
        >
          {t('save.save')}
        </BusyButton>
      </SaveBar>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('bold.question', { limit })}
        confirmLabel={t('bold.confirm', { limit })}
        onConfirm={() => {
          setAsking(false);
          void save();
        }}
        onCancel={() => setAsking(false)}
      >
        {t('bold.text')}
      </ConfirmDialog>
    </>
  );
}
