import { Select } from '@mantine/core';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link.tsx';
import { useRemote } from '../../state/use-remote.ts';
import { type AudienceOf, everybodyFor, filterOf, filterWords, type SentKind } from './audience.ts';
import { ChooseFilter } from './choose-filter.tsx';
import { ChooseHouseholds } from './choose-households.tsx';

export interface AudienceChoiceProps {
  readonly kind: SentKind;
  readonly households: AudienceOf;
  readonly onChange: (households: AudienceOf) => void;
}

/** Whom: everybody the kind is for, those a filter finds, or households picked by hand. */
export function AudienceChoice({ kind, households, onChange }: AudienceChoiceProps) {
  const { t } = useTranslation('invitations');
  const [asking, setAsking] = useState<'filter' | 'some' | null>(null);
  const [remote] = useRemote('guests.savedFilters');
  const saved = remote.status === 'ready' ? remote.data : [];
  const chosen = Array.isArray(households) ? households : [];
  const filter = filterOf(households);
  const kept = saved.find((each) => JSON.stringify(each.filter) === JSON.stringify(filter));
  const value = chosen.length > 0 ? 'some' : (kept?.id ?? (filter === null ? 'all' : 'filter'));

  function choose(wanted: string | null): void {
    const named = saved.find(({ id }) => id === wanted);
    if (named !== undefined) onChange({ filter: named.filter });
    else if (wanted === 'all') onChange(everybodyFor(kind));
    else if (wanted === 'filter' || wanted === 'some') setAsking(wanted);
  }

  return (
    <div className="plan-audience">
      <Select
        aria-label={t('audience.label')}
        leftSection={<Users size={15} aria-hidden />}
        data={[
          { value: 'all', label: t(`audience.all.${kind}`) },
          {
            value: 'filter',
            label: filter === null || kept !== undefined ? t('audience.filter') : filterWords(filter, t),
          },
          {
            value: 'some',
            label: chosen.length === 0 ? t('audience.some') : t('audience.chosen', { count: chosen.length }),
          },
          ...(saved.length === 0
            ? []
            : [
                {
                  group: t('audience.saved'),
                  items: saved.map(({ id, name }) => ({ value: id, label: name })),
                },
              ]),
        ]}
        value={value}
        allowDeselect={false}
        onChange={choose}
      />
      {(value === 'some' || value === 'filter') && (
        <TextLink onClick={() => setAsking(value)}>{t('audience.change')}</TextLink>
      )}
      <ChooseHouseholds
        opened={asking === 'some'}
        kind={kind}
        chosen={chosen}
        onChoose={(ids) => {
          setAsking(null);
          onChange(ids.length === 0 ? everybodyFor(kind) : [...ids]);
        }}
        onCancel={() => setAsking(null)}
      />
      <ChooseFilter
        opened={asking === 'filter'}
        chosen={filter ?? {}}
        onChoose={(filter) => {
          setAsking(null);
          onChange({ filter });
        }}
        onCancel={() => setAsking(null)}
      />
    </div>
  );
}
