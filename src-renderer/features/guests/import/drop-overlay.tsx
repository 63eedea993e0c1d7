import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconTile } from '../../../components/icon-tile.tsx';
import './drop-overlay.css';

/** Over the whole window while a file is held over it. The mouse passes through: the window itself takes the drop. */
export function DropOverlay() {
  const { t } = useTranslation('guests');
  return (
    <div className="drop-overlay" aria-hidden>
      <div className="drop-overlay-card">
        <IconTile icon={FileDown} state="sending" size={40} />
        <p className="drop-overlay-title">{t('drop.title')}</p>
        <p className="second">{t('drop.text')}</p>
      </div>
    </div>
  );
}
