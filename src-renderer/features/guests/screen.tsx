import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useClient } from '../../state/invita-context.ts';
import { notifyDone } from '../../state/use-command.ts';
import { useFormat } from '../../state/use-format.ts';
import { DropOverlay } from './import/drop-overlay.tsx';
import { ImportProblemBox } from './import/import-problem-box.tsx';
import { createImportStore } from './import/import-store.ts';
import { PreviewScreen } from './import/preview-screen.tsx';
import { ReadingScreen } from './import/reading-screen.tsx';
import { useDropAndPaste } from './import/use-drop-and-paste.ts';
import { GuestList } from './list/guest-list.tsx';

/** The guest list; a list that is dropped, pasted or picked takes its place until it is imported or left. */
export function GuestsScreen() {
  const { t } = useTranslation('guests');
  const format = useFormat();
  const client = useClient();
  const [imports] = useState(() => createImportStore(client));
  const { reading, share, opened, applying, revising } = useStore(imports);
  const held = useDropAndPaste((taken) => void imports.take(taken));
  const sayNothingChanged = () => notifyDone(t('import.left'));
  const sayOnLeaving = useEffectEvent(() => {
    if (applying || (reading === null && opened === null)) return;
    imports.cancel();
    sayNothingChanged();
  });
  useEffect(() => () => sayOnLeaving(), []);

  async function apply(): Promise<void> {
    const summary = await imports.apply();
    if (summary === null) return;
    const { guests, households } = summary;
    const people = t('done.guests', { count: guests, n: format.number(guests) });
    const invitations = t('done.households', { count: households, n: format.number(households) });
    notifyDone(t('done.imported', { people, invitations }));
  }

  function cancel(): void {
    imports.cancel();
    sayNothingChanged();
  }

  const notice = <ImportProblemBox imports={imports} />;
  return (
    <>
      {reading !== null ? (
        <ReadingScreen source={reading} share={share} onCancel={cancel} />
      ) : opened !== null ? (
        <PreviewScreen
          key={opened.preview.previewId}
          {...opened}
          applying={applying}
          revising={revising}
          imports={imports}
          notice={notice}
          onApply={() => void apply()}
          onCancel={cancel}
        />
      ) : (
        <GuestList imports={imports} notice={notice} />
      )}
      {held && !applying && <DropOverlay />}
    </>
  );
}
