import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { Emphasised } from './emphasised.tsx';
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
    </Card>
  );
}
