import { FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconTile } from '../../../components/icon-tile.tsx';
import type { GuestSource } from './guest-source.ts';
import './file-card.css';

export interface FileCardProps {
  readonly source: GuestSource;
  /** What is known of it by now. */
  readonly facts: string;
  /** Its columns, once it was read. */
  readonly children?: ReactNode;
}

/** Which list this is about. */
export function FileCard({ source, facts, children }: FileCardProps) {
  const { t } = useTranslation('guests');
  return (
    <section className="file-card" aria-label={t('file.label')}>
      <IconTile icon={FileSpreadsheet} state="answered" size={40} />
      <div className="file-card-text">
        <p className="file-card-name">{source.name ?? t('file.pasted')}</p>
        <p className="second" role="status">
          {facts}
        </p>
      </div>
      {children}
    </section>
  );
}
