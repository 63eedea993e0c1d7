import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#contract/templates.ts';
import { useRemote } from '../../state/use-remote.ts';
import './bubble-file.css';

/** The file as the guest sees it above the words. */
export function BubbleFile({ file }: { readonly file: Attachment }) {
  return file.mimetype === 'application/pdf' ? (
    <p className="bubble-file">
      <FileText size={20} aria-hidden />
      {file.filename}
    </p>
  ) : (
    <Picture file={file} />
  );
}

function Picture({ file: { id, mimetype, filename } }: { readonly file: Attachment }) {
  const { t } = useTranslation('invitations');
  const [stored] = useRemote('invitations.attachment', { input: { id } });
  if (stored.status !== 'ready') return <div className="bubble-picture" />;
  const source = `data:${mimetype};base64,${stored.data.content}`;
  return <img className="bubble-picture" src={source} alt={t('file.picture', { name: filename })} />;
}
