import { Button, Modal, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../components/error-state.tsx';
import { Scrollable } from '../../components/scrollable.tsx';
import { ListSkeleton } from '../../components/skeletons.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../state/use-format.ts';
import type { SentKind } from './audience.ts';
import { canGet, HouseholdRow } from './household-row.tsx';
import { useHouseholdPages } from './use-household-pages.ts';
import './choose-households.css';

export interface ChooseHouseholdsProps {
  readonly opened: boolean;
  readonly kind: SentKind;
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Households by hand: a search over all of them, a choice that outlives each search. */
export function ChooseHouseholds({ opened, kind, chosen, onChoose, onCancel }: ChooseHouseholdsProps) {
  const { t } = useTranslation('invitations');
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={t('choose.title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Choice kind={kind} chosen={chosen} onChoose={onChoose} onCancel={onCancel} />
    </Modal>
  );
}

function Choice({ kind, chosen, onChoose, onCancel }: Omit<ChooseHouseholdsProps, 'opened'>) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const [list, pages] = useHouseholdPages();
  const [q, setQ] = useState('');
  const [ids, setIds] = useState(() => new Set(chosen));
  const shown = list.items.filter((household) => canGet(kind, household)).map(({ id }) => id);
  const allShown = shown.length > 0 && shown.every((id) => ids.has(id));

  function tick(some: readonly string[], on: boolean): void {
    const next = new Set(ids);
    for (const id of some)
      if (on) next.add(id);
      else next.delete(id);
    setIds(next);
  }

  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<Search size={15} aria-hidden />}
        value={q}
        onChange={(event) => {
          setQ(event.currentTarget.value);
          void pages.search(event.currentTarget.value.trim());
        }}
      />
      <div className="choose-households-head">
        <span className="second" role="status">
          {t('choose.found', { count: list.total, number: format.number(list.total) })}
        </span>
        {shown.length > 0 && (
          <TextLink onClick={() => tick(shown, !allShown)}>
            {t(allShown ? 'choose.none' : 'choose.all')}
          </TextLink>
        )}
      </div>
      <Scrollable className="choose-households-list" label={t('choose.title')}>
        {list.status === 'loading' && <ListSkeleton count={8} />}
        {list.error !== null && (
          <ErrorState
            title={list.error.message}
            code={list.error.code}
            action={{ label: t('common:retry'), onClick: () => pages.reload() }}
          />
        )}
        <ul>
          {list.items.map((household) => (
            <HouseholdRow
              key={household.id}
              kind={kind}
              household={household}
              chosen={ids.has(household.id)}
              onChange={(on) => tick([household.id], on)}
            />
          ))}
        </ul>
        {list.cursor !== undefined && (
          <Button variant="subtle" fullWidth onClick={() => void pages.more()}>
            {t('choose.more')}
          </Button>
        )}
      </Scrollable>
      <div className="choose-households-buttons">
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button disabled={ids.size === 0} onClick={() => onChoose([...ids])}>
          {t('choose.confirm', { count: ids.size })}
        </Button>
      </div>
    </>
  );
}
