import { useTranslation } from 'react-i18next';
import { configurationDefaults } from '#contract/configuration.ts';
import { useFormat } from '../../state/use-format.ts';
import { highestCap, highestLimit } from './risk.ts';
import './setting-facts.css';

const highest = { whatsapp_rate_limit: highestLimit, new_chat_cap_per_day: highestCap } as const;

/** What a number may be, in which unit, and what it is when nobody touches it. */
export function SettingFacts({ field }: { readonly field: keyof typeof highest }) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const usual = configurationDefaults[field];
  return (
    <p className="setting-facts">
      {t(`facts.${field}`, {
        highest: format.number(highest[field]),
        usual: usual === null ? t('facts.none') : format.number(usual),
      })}
    </p>
  );
}
