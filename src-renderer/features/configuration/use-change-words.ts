import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';
import type { Field } from './draft.ts';
import { useDraftState } from './draft-context.ts';
import type { Change } from './use-changes.ts';
import { useSettingWords } from './use-setting-words.ts';

/** From when a change counts: for all that is queued, for what is queued from now on, for the next import. */
const effects: Readonly<Record<Field | 'session', 'queue' | 'later' | 'import' | 'now'>> = {
  whatsapp_rate_limit: 'queue',
  pacing: 'queue',
  new_chat_cap_per_day: 'queue',
  warm_up: 'queue',
  manners: 'queue',
  undo_seconds: 'later',
  opt_out_automatically: 'now',
  accept_clear_replies: 'now',
  send_window: 'queue',
  time_zone: 'queue',
  event_has_site: 'later',
  link_base_url: 'later',
  default_country: 'import',
  event_name: 'now',
  event_date: 'now',
  reply_by: 'now',
  delete_personal_data_after_days: 'now',
  session: 'now',
};

export interface ChangeWords {
  /** «Limite all’ora: da 10 a 15.», or the names of several. */
  readonly what: string;
  /** «Vale subito, anche per la coda.»; empty when several changes differ in it. */
  readonly effect: string;
}

export function useChangeWords(changes: readonly Change[]): ChangeWords {
  const { t } = useTranslation('configuration');
  const show = useSettingWords();
  const saved = useApp((app) => app.configuration);
  const edits = useDraftState((draft) => draft.edits);

  const nameOf = (change: Change) =>
    change.kind === 'field'
      ? t(`change.${change.field}`)
      : t('change.session', { label: change.label, field: t(`phones.field.${change.field}`) });

  const kinds = new Set(changes.map((change) => effects[change.kind === 'field' ? change.field : 'session']));
  const [kind] = kinds;
  const effect = kind === undefined || kinds.size > 1 ? '' : t(`effect.${kind}`);
  const [only] = changes;
  if (only === undefined || changes.length > 1) {
    return { what: `${changes.map(nameOf).join(', ')}.`, effect };
  }
  const from = only.kind === 'field' ? show(only.field, saved) : null;
  const to = only.kind === 'field' ? show(only.field, edits) : null;
  const name = nameOf(only);
  return { what: from && to ? t('change.fromTo', { name, from, to }) : `${name}.`, effect };
}
