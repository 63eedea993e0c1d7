import { useEffect, useEffectEvent, useState } from 'react';
import type { ComputerWish } from '#contract/computer.ts';
import { useClient } from '../state/invita-context.ts';
import { navigate } from '../state/navigation.ts';
import { ClosingDialog } from './closing-dialog.tsx';

/** What is asked of the window from outside of it: the tray, and the button that closes it. */
export function Wishes() {
  const client = useClient();
  const [closing, setClosing] = useState(false);

  const onWish = useEffectEvent((wish: ComputerWish) => {
    const does: Readonly<Record<ComputerWish, () => void>> = {
      askClosing: () => setClosing(true),
      showOverview: () => navigate('overview'),
      showQueue: () => navigate('queue', { group: 'attention' }),
      showInbox: () => navigate('inbox'),
      showWhatsApp: () => navigate('whatsapp'),
      showBackups: () => navigate('configuration', { section: 'backup' }),
    };
    does[wish]();
  });
  useEffect(() => client.on('computer.asked', ({ wish }) => onWish(wish)), [client]);

  return closing && <ClosingDialog onClose={() => setClosing(false)} />;
}
