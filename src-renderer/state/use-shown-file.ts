import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#contract/attachments.ts';
import type { ShownFile } from '../lib/shown-file.ts';
import { useClient } from './invita-context.ts';
import { useFormat } from './use-format.ts';

type StoredFile = Omit<Attachment, 'id'> & { readonly id: string | null };

/** What `BubbleFile` shows of a stored file. */
export function useShownFile(file: StoredFile): ShownFile {
  const { t } = useTranslation('components');
  const format = useFormat();
  const { id, mimetype, size } = file;
  const content = useContent(mimetype === 'application/pdf' ? null : id);
  const picture = content === null ? null : `data:${mimetype};base64,${content}`;
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return { file, picture, size: t('file.size', { size: format.number(kilobytes) }) };
}

/** The bytes (base64) of a file, asked for once, as it never changes; null asks for nothing. */
function useContent(id: string | null): string | null {
  const client = useClient();
  const [read, setRead] = useState<{ id: string; content: string } | null>(null);
  useEffect(() => {
    let wanted = id !== null;
    async function ask(id: string): Promise<void> {
      const file = await client.call('invitations.attachment', { id });
      if (wanted && file.ok) setRead({ id, content: file.data.content });
    }
    if (id !== null) void ask(id);
    return () => {
      wanted = false;
    };
  }, [client, id]);
  return read !== null && read.id === id ? read.content : null;
}
