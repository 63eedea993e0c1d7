import { useEffect, useEffectEvent, useState } from 'react';
import type { ComputerWish } from '#contract/computer.ts';
import { useClient } from '../state/invita-context.ts';
import { navigate } from '../state/navigation.ts';
import { ClosingDialog } from './closing-dialog.tsx';
import { useCopyDiagnosis } from './palette/use-copy-diagnosis.ts';
import { PauseQuestion, usePausing } from './pause-button.tsx';

/** What is asked of the window from outside of it: its menu, the tray, a notification, the button that closes it. */
export function Wishes({ onPalette }: { readonly onPalette: () => void }) {
  const client = useClient();
  const pausing = usePausing();
  const copyDiagnosis = useCopyDiagnosis();
  const [closing, setClosing] = useState(false);

  const onWish = useEffectEvent((wish: ComputerWish) => {
    const does: Readonly<Record<ComputerWish, () => void>> = {
      askClosing: () => setClosing(true),
      askPause: pausing.ask,
      copyDiagnosis,
      openPalette: onPalette,
      showOverview: () => navigate('overview'),
      showQueue: () => navigate('queue', { group: 'attention' }),
      showInbox: () => navigate('inbox'),
      showWhatsApp: () => navigate('whatsapp'),
      showBackups: () => navigate('configuration', { section: 'backup' }),
      showSettings: () => navigate('configuration'),
      showDoctor: () => navigate('doctor'),
    };
    does[wish]();
  });
  useEffect(() => client.on('computer.asked', ({ wish }) => onWish(wish)), [client]);

  return (
    <>
      <PauseQuestion pausing={pausing} />
      {closing && <ClosingDialog onClose={() => setClosing(false)} />}
    </>
  );
}
