import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common.ts';
import { useApp, useInvita } from '../../state/invita-context.ts';
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
  const language = useApp((snapshot) => snapshot.configuration.language);
  const [busy, setBusy] = useState(false);

  async function choose(wanted: Language) {
    setBusy(true);
    await command('configuration.update', { language: wanted });
    await app.reload();
    setBusy(false);
  }

  return (
    <SegmentedControl
      aria-label={t('language.title')}
      value={language}
      disabled={busy}
      data={[...languages]}
      onChange={(wanted) => void choose(wanted as Language)}
    />
  );
}
