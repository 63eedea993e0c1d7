import { CircleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/guests.ts';
import type { Failure } from '#contract/result.ts';
import { stateColours } from '../../components/status-chip.tsx';
import { useFormat } from '../../state/use-format.ts';
import { Adaptation } from './adaptation.tsx';
import { AttachmentRow } from './attachment-row.tsx';
import { Column } from './column.tsx';
import { PartBar } from './part-bar.tsx';
import { Pieces } from './pieces.tsx';
import { TextEditor } from './text-editor.tsx';
import { problemSentence, unknownPlaceholders } from './text-problem.ts';
import { TextTools } from './text-tools.tsx';
import type { EditedText } from './use-edited-text.ts';
import './text-column.css';

export interface TextColumnProps {
  readonly text: EditedText;
  readonly problem: Failure | null;
  /** Of the text with names, as the preview shows it; null while there is none. */
  readonly length: number | null;
  /** Examples for «Si adatta a chi legge». */
  readonly households: readonly Household[];
}

export function TextColumn({ text, problem, length, households }: TextColumnProps) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(-1);
  return (
    <Column
      step={1}
      title={t('text.heading')}
      aside={
        length !== null && (
          <span className="hint">{t('text.length', { count: length, length: format.number(length) })}</span>
        )
      }
    >
      <TextTools text={text} field={field} />
      <TextEditor text={text} field={field} unknown={unknownPlaceholders(problem)} onCaret={setCaret} />
      <PartBar text={text} field={field} caret={caret} onCaret={setCaret} />
      <div className="invitations-problem" role="status" style={stateColours('failed')}>
        {problem !== null && (
          <p>
            <CircleAlert size={15} aria-hidden />
            {problemSentence(problem, t)}
          </p>
        )}
      </div>
      <AttachmentRow text={text} />
      <Adaptation body={text.body} households={households} />
      <Pieces language={text.template.language} field={field} />
    </Column>
  );
}
