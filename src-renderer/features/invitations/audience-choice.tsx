import { Select } from '@mantine/core';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link.tsx';
import { ChooseHouseholds } from './choose-households.tsx';
import type { Order } from './use-send.ts';

export interface AudienceChoiceProps {
  readonly households: Order['households'];
  readonly onChange: (households: Order['households']) => void;
}

/** Whom: everybody not invited yet, or households picked by hand. */
export function AudienceChoice({ households, onChange }: AudienceChoiceProps) {
  const { t } = useTranslation('invitations');
  const [choosing, setChoosing] = useState(false);
  const everybody = households === 'all-not-invited';
  return (
    <div className="plan-audience">
      <Select
        aria-label={t('audience.label')}
        leftSection={<Users size={15} aria-hidden />}
        data={[
          { value: 'all', label: t('audience.all') },
          {
            value: 'some',
            label: everybody ? t('audience.some') : t('audience.chosen', { count: households.length }),
          },
        ]}
        value={everybody ? 'all' : 'some'}
        allowDeselect={false}
        onChange={(value) => (value === 'all' ? onChange('all-not-invited') : setChoosing(true))}
      />
      {!everybody && <TextLink onClick={() => setChoosing(true)}>{t('audience.change')}</TextLink>}
      <ChooseHouseholds
        opened={choosing}
        chosen={everybody ? [] : households}
        onChoose={(ids) => {
          setChoosing(false);
          onChange(ids.length === 0 ? 'all-not-invited' : [...ids]);
        }}
        onCancel={() => setChoosing(false)}
      />
    </div>
  );
}
