import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useRemote } from '../../state/use-remote.ts';
import { containerPanelId } from './container/container-panel.tsx';
import { logPanelId } from './container/log-panel.tsx';
import { Emphasised } from './emphasised.tsx';
import { NoteActions } from './note-actions.tsx';
import './qr-help.css';

/** What to try when no code comes, from the quickest to the surest. */
export function QrHelp({ practice }: { readonly practice: boolean }) {
  const { t } = useTranslation('whatsapp');
  const lines = practice
    ? [t('help.check'), t('help.refresh')]
    : [t('help.check'), t('help.refresh'), t('help.running'), t('help.devices')];
  return (
    <Card title={t('help.title')}>
      <ul className="qr-help">
        {lines.map((line) => (
          <li key={line}>
            <Emphasised text={line} />
          </li>
        ))}
      </ul>
      {!practice && <ToLog />}
    </Card>
  );
}

/** Whoever runs a WAHA of their own has its log elsewhere. */
function ToLog() {
  const { t } = useTranslation('whatsapp');
  const [container] = useRemote('container.get', { refreshOn: ['container.changed'] });
  if (container.status !== 'ready' || container.data.container === null) return null;
  return (
    <NoteActions>
      <TextLink onClick={showLog}>{t('container:log.open')}</TextLink>
    </NoteActions>
  );
}

/** The log is on this screen once the panel of the container shows it. */
function showLog(): void {
  const place = document.getElementById(logPanelId) ?? document.getElementById(containerPanelId);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}
