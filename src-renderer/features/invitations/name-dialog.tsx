import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import type { Template } from '#contract/templates.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { useClient } from '../../state/invita-context.ts';
import './name-dialog.css';

/** What the name is for. `new` starts from the first text of the kind, `copy` from this one. */
export type Naming =
  | { readonly what: 'new' | 'copy' | 'rename' }
  | { readonly what: 'variant'; readonly language: Template['language'] };

export interface NameDialogProps {
  readonly template: Template;
  /** Null: closed. */
  readonly naming: Naming | null;
  readonly onDone: (template: Template) => void;
  readonly onCancel: () => void;
}

export function NameDialog({ template, naming, onDone, onCancel }: NameDialogProps) {
  const { t } = useTranslation('invitations');
  return (
    <Modal
      opened={naming !== null}
      onClose={onCancel}
      title={naming !== null && t(`name.title.${naming.what}`)}
      size={420}
      withCloseButton={false}
    >
      {naming !== null && (
        <NameForm template={template} naming={naming} onDone={onDone} onCancel={onCancel} />
      )}
    </Modal>
  );
}

function NameForm({ template, naming, onDone, onCancel }: NameDialogProps & { readonly naming: Naming }) {
  const { t } = useTranslation('invitations');
  const client = useClient();
  const [name, setName] = useState(naming.what === 'new' ? '' : suggestion());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Failure | null>(null);

  function suggestion(): string {
    return naming.what === 'copy' ? t('name.copyOf', { name: template.name }) : template.name;
  }

  async function ask(): Promise<void> {
    setBusy(true);
    const { id, kind } = template;
    const language = naming.what === 'variant' ? naming.language : template.language;
    const result =
      naming.what === 'rename'
        ? await client.call('invitations.renameTemplate', { id, name })
        : await client.call('invitations.createTemplate', {
            kind,
            language,
            name,
            ...(naming.what === 'copy' && { copyOf: id }),
            ...(naming.what === 'variant' && { variantOf: id }),
          });
    setBusy(false);
    if (result.ok) onDone(result.data);
    else setError(result.error);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <TextInput
        label={t('name.label')}
        value={name}
        maxLength={60}
        error={error?.message}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {naming.what === 'variant' && <p className="second">{t('name.variant')}</p>}
      <div className="name-dialog-buttons">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <BusyButton type="submit" busy={busy} disabled={name.trim() === ''}>
          {t(`name.confirm.${naming.what}`)}
        </BusyButton>
      </div>
    </form>
  );
}
