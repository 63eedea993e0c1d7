import { useTranslation } from 'react-i18next';
import { useFormat } from '../../state/use-format.ts';
import { countryName } from './countries.ts';
import type { Draft, Field } from './draft.ts';

/** «10», «prudente», «nessun tetto»: what a setting is set to, inside a sentence; null when that takes more than a few words. */
export function useSettingWords(): (field: Field, values: Partial<Draft>) => string | null {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  return (field, values) => {
    switch (field) {
      case 'whatsapp_rate_limit':
        return String(values.whatsapp_rate_limit ?? '');
      case 'new_chat_cap_per_day':
        return String(values.new_chat_cap_per_day ?? t('newChats.inSentence.none'));
      case 'delete_personal_data_after_days':
        return String(values.delete_personal_data_after_days ?? t('privacy.inSentence.never'));
      case 'warm_up':
        if (values.warm_up === undefined) return null;
        return values.warm_up ? t('newChats.inSentence.on') : t('newChats.inSentence.off');
      case 'pacing':
        return values.pacing === undefined ? null : t(`pacing.inSentence.${values.pacing}`);
      case 'time_zone':
        return values.time_zone ?? null;
      case 'default_country':
        return values.default_country === undefined
          ? null
          : countryName(values.default_country, format.language);
      default:
        return null;
    }
  };
}
