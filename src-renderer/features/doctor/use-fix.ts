import type { DoctorFinding } from '#contract/doctor.ts';
import { navigate } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';

/** Does what the button of a finding says: mends it here, or leads to the screen where it is mended. */
export function useFix(): (finding: DoctorFinding) => Promise<void> {
  const command = useCommand();
  return async ({ action, session }) => {
    switch (action) {
      case 'REFRESH_SESSION':
        if (session !== null) await command('sessions.refresh', { type: session.type });
        return;
      case 'START_CONTAINER':
        // Its progress is shown there.
        if ((await command('container.start')) !== null) navigate('whatsapp');
        return;
      case 'CORRECT_ADDRESS':
        return navigate('configuration', { section: 'phones' });
      case 'CORRECT_SECRET':
        return navigate('configuration', { section: 'links' });
      case 'SHOW_BACKUPS':
        return navigate('configuration', { section: 'backup' });
      case 'SHOW_WHATSAPP':
      case 'UPDATE_CONTAINER':
      case 'SECURE_CONTAINER':
        return navigate('whatsapp');
      case null:
    }
  };
}
