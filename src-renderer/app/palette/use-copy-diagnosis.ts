import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { notifyDone, useCommand } from '../../state/use-command.ts';

/** Asks the doctor and puts its report into the clipboard. */
export function useCopyDiagnosis(): () => void {
  const { t } = useTranslation('palette');
  const command = useCommand();
  const language = useApp((app) => app.configuration.language);

  async function copy() {
    notifyDone(t('done.looking'));
    const report = await command('doctor.run');
    if (report === null) return;
    const { reportText } = await import('#contract/doctor-words.ts');
    try {
      await navigator.clipboard.writeText(reportText(language, report));
      notifyDone(t('done.copied'));
    } catch {
      // No clipboard without a click, in some browsers: there it can be copied by one.
      notifyDone(t('done.copyThere'));
      navigate('doctor');
    }
  }
  return () => void copy();
}
