import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { TextLink } from '../../components/text-link.tsx';
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
      {!practice && (
        <NoteActions>
          <TextLink onClick={showLog}>{t('container:log.open')}</TextLink>
        </NoteActions>
      )}
    </Card>
  );
}

/** The log is on this screen when there is a container; else the panel of the container says what is missing. */
function showLog(): void {
  const place = document.getElementById(logPanelId) ?? document.getElementById(containerPanelId);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}
