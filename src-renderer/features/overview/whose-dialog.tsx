import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { TextLink } from '../../components/text-link.tsx';
import type { Remote } from '../../lib/remote.ts';
import { notifyDone, useCommand } from '../../state/use-command.ts';
import { useRemote } from '../../state/use-remote.ts';
import './whose-dialog.css';

export interface WhoseDialogProps {
  readonly sender: string;
  readonly name: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const offered = 50;

interface Household {
  readonly id: string;
  readonly name: string;
}

/** To which household somebody belongs who wrote from a number that is on no list. */
export function WhoseDialog({ sender, name, onDone, onCancel }: WhoseDialogProps) {
  const { t } = useTranslation('overview');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Household | null>(null);
  const [busy, setBusy] = useState(false);
  const command = useCommand();
  // What stands in the field after a choice is a name, and no search.
  const q = typed === chosen?.name ? '' : typed.trim();
  const [found, retry] = useRemote('guests.list', { input: { limit: offered, ...(q !== '' && { q }) } });
  const households: readonly Household[] = found.status === 'ready' ? found.data.items : [];
  const options =
    chosen === null || households.some(({ id }) => id === chosen.id) ? households : [chosen, ...households];

  async function assign(household: Household): Promise<void> {
    setBusy(true);
    const done = await command('inbox.assign', { sender, household: household.id });
    setBusy(false);
    if (done === null) return;
    notifyDone(t('strangers.assigned', { name, household: household.name }));
    onDone();
  }

  return (
    <Modal
      opened
      onClose={onCancel}
      title={t('strangers.whose', { name })}
      size={440}
      withCloseButton={false}
    >
      <p className="second">{t('strangers.whoseText')}</p>
      <Suggestions sender={sender} chosen={chosen} onChoose={setChosen} />
      <Select
        className="whose-household"
        label={t('strangers.household')}
        placeholder={t('strangers.search')}
        data-autofocus
        searchable
        // The server has searched already, in all names and numbers.
        filter={({ options: all }) => all}
        data={options.map((each) => ({ value: each.id, label: each.name }))}
        nothingFoundMessage={<NothingFound found={found} retry={retry} />}
        value={chosen?.id ?? null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(id) => setChosen(options.find((each) => each.id === id) ?? null)}
      />
      <div className="confirm-dialog-buttons">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <BusyButton
          variant="filled"
          busy={busy}
          disabled={chosen === null}
          onClick={() => chosen !== null && void assign(chosen)}
        >
          {t('strangers.assignConfirm')}
        </BusyButton>
      </div>
    </Modal>
  );
}

interface NothingFoundProps {
  readonly found: Remote<unknown>;
  readonly retry: () => Promise<void>;
}

/** That there is nobody of this name is said only once that is known. */
function NothingFound({ found, retry }: NothingFoundProps) {
  const { t } = useTranslation('overview');
  if (found.status === 'loading') return t('common:loading');
  if (found.status === 'ready') return t('strangers.noneFound');
  return (
    <>
      {found.error.message} <TextLink onClick={() => void retry()}>{t('common:retry')}</TextLink>
    </>
  );
}

interface SuggestionsProps {
  readonly sender: string;
  readonly chosen: Household | null;
  readonly onChoose: (household: Household) => void;
}

/** Who it may be by name, signature or number; a press only fills in the field. */
function Suggestions({ sender, chosen, onChoose }: SuggestionsProps) {
  const { t } = useTranslation('overview');
  const [suggested] = useRemote('inbox.suggest', { input: { sender } });
  if (suggested.status !== 'ready' || suggested.data.items.length === 0) return null;
  return (
    <>
      <p className="whose-perhaps">{t('strangers.perhaps')}</p>
      <ul className="whose-suggestions">
        {suggested.data.items.map(({ household, because }) => (
          <li key={household.id}>
            <Button
              variant="default"
              size="xs"
              aria-pressed={chosen?.id === household.id}
              onClick={() => onChoose(household)}
            >
              {household.name}
              <span className="hint whose-because">{t(`strangers.because.${because}`)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
