import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#contract/sessions.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useApp } from '../../state/invita-context.ts';
import { type OtherWaha, OtherWahaFields, usualWaha } from './other-waha-fields.tsx';
import { typeFor } from './type-for.ts';
import { useAddPhone } from './use-add-phone.ts';
import './phone-form.css';

export interface AddPhoneDialogProps {
  readonly sessions: readonly SessionView[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onAdded: () => Promise<void>;
}

/** Another phone to send from: a name is enough, the rest is as with the first one. */
export function AddPhoneDialog({ opened, ...props }: AddPhoneDialogProps) {
  const { t } = useTranslation('whatsapp');
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={t('add.title')}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <AddForm {...props} />
    </Modal>
  );
}

function AddForm({ sessions, onClose, onAdded }: Omit<AddPhoneDialogProps, 'opened'>) {
  const { t } = useTranslation('whatsapp');
  const practice = useApp((app) => app.info.realm === 'practice');
  const [label, setLabel] = useState('');
  /** null: the WAHA of the first phone. */
  const [other, setOther] = useState<OtherWaha | null>(null);
  const { busy, failure, add } = useAddPhone({ onClose, onAdded });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || label.trim() === '') return;
    void add({ type: typeFor(label, sessions), label: label.trim(), ...(other !== null && given(other)) });
  }

  return (
    <form className="phone-form" onSubmit={submit}>
      <p className="second">{t('add.text')}</p>
      <TextInput
        label={t('add.name')}
        description={t('add.nameHint')}
        maxLength={60}
        data-autofocus
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      {!practice && other === null && (
        <TextLink onClick={() => setOther(usualWaha)}>{t('add.elsewhere')}</TextLink>
      )}
      {other !== null && <OtherWahaFields other={other} failure={failure} onChange={setOther} />}
      <div className="phone-form-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy} disabled={label.trim() === ''}>
          {t('add.action')}
        </BusyButton>
      </div>
    </form>
  );
}

/** What was filled in; the rest is as with the first phone. */
function given({ url, session, key }: OtherWaha) {
  return {
    ...(url.trim() !== '' && { waha_url: url.trim() }),
    ...(session.trim() !== '' && { waha_session: session.trim() }),
    ...(key !== '' && { waha_api_key: key }),
  };
}
