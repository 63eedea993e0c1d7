import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SkippedHousehold } from '#contract/invitations.ts';
import { Scrollable } from '../../components/scrollable.tsx';
import { navigate } from '../../state/navigation.ts';
import { useFormat } from '../../state/use-format.ts';
import { byReason, leftOutSummary } from './left-out.ts';
import './left-out-dialog.css';

export interface LeftOutDialogProps {
  /** Null: closed. */
  readonly households: readonly SkippedHousehold[] | null;
  readonly onClose: () => void;
}

/** Who gets no invitation, and why. */
export function LeftOutDialog({ households, onClose }: LeftOutDialogProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  return (
    <Modal
      opened={households !== null}
      onClose={onClose}
      title={t('leftOut.title')}
      size={480}
      withCloseButton={false}
    >
      <Scrollable className="left-out" label={t('leftOut.title')}>
        {[...byReason(households ?? [])].map(([reason, group]) => (
          <section key={reason}>
            <h3 className="left-out-reason">{leftOutSummary(group, t, format)}</h3>
            <p className="second">{t(`leftOut.why.${reason}`)}</p>
            <ul>
              {group.map(({ household, name }) => (
                <li key={household}>{name === '' ? t('leftOut.unnamed') : name}</li>
              ))}
            </ul>
          </section>
        ))}
      </Scrollable>
      <div className="left-out-buttons">
        <Button variant="default" onClick={() => navigate('guests')}>
          {t('leftOut.guests')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('common:close')}
        </Button>
      </div>
    </Modal>
  );
}
