import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Preset, presetFields, presets } from '#contract/presets.ts';
import { Card } from '../../components/card.tsx';
import type { Field } from './draft.ts';
import { useField } from './use-field.ts';
import './presets-card.css';

const names: readonly Preset[] = ['prudent', 'natural', 'fast'];

/** Profilo: limit, pace and new chats in one choice; whatever differs from all three is custom. */
export function PresetsCard() {
  const { t } = useTranslation('configuration');
  const controls = {
    whatsapp_rate_limit: useField('whatsapp_rate_limit'),
    pacing: useField('pacing'),
    new_chat_cap_per_day: useField('new_chat_cap_per_day'),
    warm_up: useField('warm_up'),
  } satisfies Partial<Record<Field, unknown>>;
  const chosen = names.find((name) =>
    presetFields.every((field) => controls[field].value === presets[name][field]),
  );
  const choose = (name: Preset) => {
    const { whatsapp_rate_limit, pacing, new_chat_cap_per_day, warm_up } = presets[name];
    controls.whatsapp_rate_limit.set(whatsapp_rate_limit);
    controls.pacing.set(pacing);
    controls.new_chat_cap_per_day.set(new_chat_cap_per_day);
    controls.warm_up.set(warm_up);
  };
  return (
    <Card
      title={t('presets.title')}
      subtitle={chosen === undefined ? t('presets.custom') : t(`presets.explained.${chosen}`)}
    >
      <fieldset className="presets" aria-label={t('presets.title')}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className="preset"
            aria-pressed={name === chosen}
            onClick={() => choose(name)}
          >
            {name === chosen && <Check size={15} aria-hidden />}
            {t(`presets.name.${name}`)}
          </button>
        ))}
      </fieldset>
    </Card>
  );
}
