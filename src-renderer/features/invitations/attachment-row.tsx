import { FileButton } from '@mantine/core';
import { FileText, ImageIcon, Paperclip } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { stateColours } from '../../components/status-chip.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { toBase64 } from '../../lib/base64.ts';
import { useClient } from '../../state/invita-context.ts';
import { useFormat } from '../../state/use-format.ts';
import type { EditedText } from './use-edited-text.ts';
import './attachment-row.css';

const types = 'image/jpeg,image/png,application/pdf,.jpg,.jpeg,.png,.pdf';
const tooLargeBytes = 20 * 1024 * 1024;
const problems = ['EMPTY', 'HEIC', 'UNKNOWN_TYPE', 'INCOMPLETE', 'TOO_LARGE'] as const;
type Problem = (typeof problems)[number];

/** A picture or a PDF that goes with the text. */
export function AttachmentRow({ text }: { readonly text: EditedText }) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const client = useClient();
  const reset = useRef<() => void>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { file } = text;
  const Icon = file?.mimetype === 'application/pdf' ? FileText : ImageIcon;

  async function pick(picked: File | null): Promise<void> {
    // Without it the same file, picked again after a correction, would be no change.
    reset.current?.();
    if (picked === null) return;
    if (picked.size > tooLargeBytes) {
      setProblem(t('file.problem.TOO_LARGE'));
      return;
    }
    setBusy(true);
    setProblem(null);
    const content = await toBase64(picked);
    if (content === null) setProblem(t('file.problem.EMPTY'));
    else {
      const added = await client.call('invitations.addAttachment', { filename: picked.name, content });
      if (added.ok) text.attach(added.data);
      else setProblem(sentence(added.error));
    }
    setBusy(false);
  }

  function sentence({ message, details }: Failure): string {
    const known = problems.find((each) => each === details?.['problem']);
    return known === undefined ? message : t(`file.problem.${known satisfies Problem}`);
  }

  return (
    <div className="attachment-row">
      {file === null ? (
        <FileButton
          accept={types}
          resetRef={reset}
          inputProps={{ 'aria-label': t('file.attach') }}
          onChange={(picked) => void pick(picked)}
        >
          {(props) => (
            <BusyButton
              {...props}
              variant="subtle"
              size="xs"
              busy={busy}
              leftSection={<Paperclip aria-hidden />}
            >
              {t('file.attach')}
            </BusyButton>
          )}
        </FileButton>
      ) : (
        <p className="attachment-row-file">
          <Icon size={15} aria-hidden />
          <span className="attachment-row-name">{file.filename}</span>
          <span className="second tabular">
            {t('components:file.size', { size: format.number(kilobytes(file.size)) })}
          </span>
          <TextLink onClick={() => text.attach(null)}>{t('file.remove')}</TextLink>
        </p>
      )}
      <p className="attachment-row-problem" role="status" style={stateColours('failed')}>
        {problem}
      </p>
    </div>
  );
}

function kilobytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1024));
}
