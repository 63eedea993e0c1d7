import { useTranslation } from 'react-i18next';
import type { BackupPreview } from '#contract/backups.ts';
import type { Configuration } from '#contract/configuration.ts';
import { useApp } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import type { Field } from './draft.ts';
import { useSettingWords } from './use-setting-words.ts';
import './restored-settings.css';

/** Each setting that a restore would change, with what it is now and what it would be. No secret is among them. */
export function RestoredSettings({ settings }: Pick<BackupPreview, 'settings'>) {
  const { t } = useTranslation('configuration');
  const here = useApp((app) => app.configuration);
  const show = useShown();
  const names = Object.keys(settings) as (keyof Configuration)[];
  return (
    <>
      {t('backup.settings', { count: names.length })}
      <ul className="restored-settings">
        {names.map((setting) => {
          const name = setting === 'language' ? t('backup.language') : t(`change.${setting}`);
          const from = show(setting, here);
          const to = show(setting, settings);
          return (
            <li key={setting}>
              {from === null || to === null || from === to
                ? `${name}.`
                : t('change.fromTo', { name, from, to })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The words of the form, and those for what the form has no sentence for. */
function useShown() {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const words = useSettingWords();
  const yesOrNo = (on: boolean | undefined) =>
    on ? t('newChats.inSentence.on') : t('newChats.inSentence.off');
  const text = (value: string | undefined) =>
    value ? t('common:quoted', { text: value }) : t('backup.empty');

  return (setting: keyof Configuration, values: BackupPreview['settings']): string | null => {
    switch (setting) {
      case 'language':
        return values.language === 'en' ? t('backup.english') : t('backup.italian');
      case 'event_has_site':
      case 'manners':
      case 'opt_out_automatically':
      case 'accept_clear_replies':
        return yesOrNo(values[setting]);
      case 'undo_seconds':
        return values.undo_seconds ? t('undo.seconds', { count: values.undo_seconds }) : t('backup.empty');
      case 'event_name':
      case 'link_base_url':
        return text(values[setting]);
      case 'event_date':
      case 'reply_by':
        return values[setting] ? format.calendarDate(values[setting]) : t('backup.empty');
      case 'send_window': {
        const window = values.send_window;
        return window ? `${window.start}–${window.end}` : t('backup.always');
      }
      default:
        return words(setting satisfies Field, values as Partial<Configuration>);
    }
  };
}
