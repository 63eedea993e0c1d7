import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShownFile } from '../lib/shown-file.ts';
import './bubble-file.css';

/** The file as the guest sees it above the words: a picture, or the name of a document. */
export function BubbleFile({ file: { mimetype, filename }, picture, size }: ShownFile) {
  const { t } = useTranslation('components');
  if (mimetype === 'application/pdf') {
    return (
      <p className="bubble-file">
        <FileText size={20} aria-hidden />
        <span className="bubble-file-name">{filename}</span>
        <span className="bubble-file-size tabular">{size}</span>
      </p>
    );
  }
  if (picture === null) return <div className="bubble-picture" />;
  return <img className="bubble-picture" src={picture} alt={t('file.picture', { name: filename })} />;
}
