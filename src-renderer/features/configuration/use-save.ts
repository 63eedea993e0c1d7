import { useTranslation } from 'react-i18next';
import { useApp, useInvita } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { notifyDone, notifyFailure } from '../../state/use-command.ts';
import { useDraftStore } from './draft-context.ts';
import { sectionOfPath } from './sections.ts';

/** Saves what was edited; a refusal leads to the field it is about. */
export function useSave(): () => Promise<void> {
  const { t } = useTranslation('configuration');
  const { app } = useInvita();
  const store = useDraftStore();
  const configuration = useApp((snapshot) => snapshot.configuration);
  const sessions = useApp((snapshot) => snapshot.sessions);
  return async () => {
    const outcome = await store.save({ configuration, sessions });
    // What was saved before a refusal is saved; and nothing may fall back while the news is on its way.
    await app.reload();
    if (outcome.ok) {
      store.discard();
      notifyDone(t('save.done'));
    } else if (outcome.path === null) notifyFailure(outcome.failure);
    else navigate('configuration', { section: sectionOfPath(outcome.path) });
  };
}
