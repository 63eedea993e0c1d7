import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common.ts';
import { useApp, useInvita } from '../../state/invita-context.ts';
import { useChosen } from '../../state/use-chosen.ts';
import { useCommand } from '../../state/use-command.ts';

/** Each in its own language: whoever sees the wrong one finds the way back. */
const languages = [
  { value: 'it', label: 'Italiano' },
  { value: 'en', label: 'English' },
] as const satisfies readonly { value: Language; label: string }[];

/** Taken at once, without «Salva»: one sees what one has chosen. */
export function LanguageSwitch() {
  const { t } = useTranslation('configuration');
  const { app } = useInvita();
  const command = useCommand();
  const saved = useApp((snapshot) => snapshot.configuration.language);
  const [{ language }, choose] = useChosen({ language: saved }, async (changes) => {
    await command('configuration.update', changes);
    await app.reload();
  });

  return (
    <SegmentedControl
      aria-label={t('language.title')}
      value={language}
      data={[...languages]}
      onChange={(wanted) => choose({ language: wanted as Language })}
    />
  );
}
