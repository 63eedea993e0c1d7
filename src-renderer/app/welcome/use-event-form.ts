import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftState, useDraftStore } from '../../features/configuration/draft-context.ts';
import { useChanges } from '../../features/configuration/use-changes.ts';
import { useApp, useInvita } from '../../state/invita-context.ts';
import { guardLeaving, navigate } from '../../state/navigation.ts';
import { notifyDone, notifyFailure, useCommand } from '../../state/use-command.ts';
import { useFormat } from '../../state/use-format.ts';
import { useGoOn } from './use-first-run.ts';

/** The form of the second step. Whichever way it is left, what was typed and can be saved is saved. */
export function useEventForm() {
  const { t } = useTranslation('welcome');
  const { app } = useInvita();
  const command = useCommand();
  const goOn = useGoOn();
  const store = useDraftStore();
  const configuration = useApp((snapshot) => snapshot.configuration);
  const saving = useDraftState((draft) => draft.saving);
  const typed = useDraftState(({ edits }) => edits.event_date);
  const date = typed === undefined ? configuration.event_date : typed;
  const { changes, acceptable } = useChanges();
  const { daysTo } = useFormat();
  const dirty = changes.length > 0;

  const put = () => store.save({ configuration, sessions: [] });

  async function finish() {
    if ((await command('firstRun.finish')) === null) return;
    navigate('overview');
    notifyDone(t('event.done'));
  }

  async function save() {
    const outcome = await put();
    await app.reload();
    if (outcome.ok) {
      store.discard();
      await finish();
    } else if (outcome.path === null) notifyFailure(outcome.failure);
    else document.getElementById(outcome.path)?.focus();
  }

  /** Nobody is kept here for an address that is not one: the rest is saved without it. */
  async function keep() {
    if (!dirty) return;
    let outcome = await put();
    if (!outcome.ok && outcome.path === 'link_base_url') {
      notifyFailure(outcome.failure);
      store.edit('link_base_url', undefined);
      outcome = await put();
    } else if (outcome.ok) notifyDone(t('event.kept'));
    if (!outcome.ok) notifyFailure(outcome.failure);
    await app.reload();
  }

  const leaving = useEffectEvent(() => {
    if (acceptable) void keep();
    return false;
  });
  useEffect(() => guardLeaving(() => leaving()), []);

  return {
    dirty,
    acceptable,
    saving,
    date,
    past: date !== null && daysTo(date) < 0,
    save,
    finish,
    async back() {
      await keep();
      await goOn({ step: 'way' });
    },
  };
}
