import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#contract';
import type { Failure } from '#contract/result.ts';
import { type TokenScope, tokenScopes } from '#contract/tokens.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useClient } from '../../state/invita-context.ts';
import { TokenOnce } from './token-once.tsx';
import './dialog-form.css';

export interface NewTokenDialogProps {
  readonly onMade: () => void;
  readonly onClose: () => void;
}

/** First what it may do, then the token, which is shown this once: a click beside it does not close it. */
export function NewTokenDialog({ onMade, onClose }: NewTokenDialogProps) {
  const { t } = useTranslation('configuration');
  const [made, setMade] = useState<Output<'tokens.create'> | null>(null);
  const once = made !== null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(once ? 'access.onceTitle' : 'access.question')}
      size={480}
      withCloseButton={false}
      closeOnClickOutside={!once}
      closeOnEscape={!once}
    >
      {made === null ? (
        <Form
          onCancel={onClose}
          onMade={(token) => {
            setMade(token);
            onMade();
          }}
        />
      ) : (
        <TokenOnce made={made} onClose={onClose} />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly onMade: (made: Output<'tokens.create'>) => void;
  readonly onCancel: () => void;
}

function Form({ onMade, onCancel }: FormProps) {
  const { t } = useTranslation('configuration');
  const client = useClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('enqueue');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const result = await client.call('tokens.create', { name, scope });
    setBusy(false);
    if (result.ok) onMade(result.data);
    else setFailure(result.error);
  }

  return (
    <form className="dialog-form" onSubmit={(event) => void create(event)}>
      <TextInput
        label={t('access.name')}
        description={t('access.nameHint')}
        autoComplete="off"
        maxLength={60}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setFailure(null);
        }}
        error={failure?.message}
        data-autofocus
      />
      <fieldset className="access-scopes">
        <legend className="visually-hidden">{t('access.scopeLabel')}</legend>
        {tokenScopes.map((each) => (
          <label key={each} className="access-scope" data-chosen={each === scope || undefined}>
            <input
              type="radio"
              name="scope"
              value={each}
              checked={each === scope}
              onChange={() => setScope(each)}
            />
            <span className="access-scope-name">{t(`access.scope.${each}`)}</span>
            <span className="access-scope-text">{t(`access.scopeText.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="dialog-form-buttons">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy} disabled={name.trim() === ''}>
          {t('access.create')}
        </BusyButton>
      </div>
    </form>
  );
}
