import { NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CanaryStart, canaryRange } from '#contract/campaigns.ts';
import { TextLink } from '../../components/text-link.tsx';
import type { SentKind } from './audience.ts';
import { ChooseHouseholds } from './choose-households.tsx';
import './canary-choice.css';

export interface CanaryChoiceProps {
  readonly kind: SentKind;
  /** How many messages would be queued. */
  readonly messages: number;
  /** null = all leave as they may. */
  readonly start: CanaryStart | null;
  readonly onChange: (start: CanaryStart | null) => void;
}

/** «Prima alcuni, poi gli altri»: who gets theirs first, while the others wait to see whether it arrives. */
export function CanaryChoice({ kind, messages, start, onChange }: CanaryChoiceProps) {
  const { t } = useTranslation('invitations');
  const [choosing, setChoosing] = useState(false);
  const [tooMany, setTooMany] = useState(false);
  const most = Math.min(canaryRange.most, messages - 1);
  if (most < canaryRange.least) return null;
  const chosen = start !== null && 'households' in start ? start.households : [];
  const count = start !== null && 'count' in start ? Math.min(start.count, most) : chosen.length;

  function choose(ids: readonly string[]): void {
    setChoosing(false);
    setTooMany(ids.length > canaryRange.most);
    if (ids.length > canaryRange.most) return;
    onChange(ids.length === 0 ? { count: Math.min(canaryRange.usual, most) } : { households: [...ids] });
  }

  return (
    <section className="canary-choice" aria-label={t('canary.label')}>
      <Switch
        size="sm"
        label={t('canary.label')}
        description={start === null ? t('canary.why') : t('canary.first', { count })}
        checked={start !== null}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { count: Math.min(canaryRange.usual, most) } : null)
        }
      />
      {start !== null && (
        <div className="canary-choice-who">
          {chosen.length === 0 && (
            <NumberInput
              size="xs"
              w={84}
              aria-label={t('canary.count')}
              min={canaryRange.least}
              max={most}
              allowDecimal={false}
              clampBehavior="strict"
              value={count}
              onChange={(value) =>
                typeof value === 'number' && value >= canaryRange.least && onChange({ count: value })
              }
            />
          )}
          <TextLink onClick={() => setChoosing(true)}>{t('canary.choose')}</TextLink>
        </div>
      )}
      {tooMany && (
        <p className="hint" role="alert">
          {t('canary.tooMany', { count: canaryRange.most })}
        </p>
      )}
      <ChooseHouseholds
        opened={choosing}
        kind={kind}
        chosen={chosen}
        onChoose={choose}
        onCancel={() => setChoosing(false)}
      />
    </section>
  );
}
