import { TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common.ts';
import { TextLink } from '../../components/text-link.tsx';
import { optionalAt, partAt } from './part-at.ts';
import { labelOf } from './readable/field.ts';
import type { Part } from './readable/read-words.ts';
import { conditionsOf, fitsInBrackets, type Segment } from './readable/segment.ts';
import { writeSegment } from './readable/write-words.ts';
import type { EditedText } from './use-edited-text.ts';
import './part-bar.css';

export interface PartBarProps {
  readonly text: EditedText;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly caret: number;
  readonly onCaret: (at: number) => void;
}

/** What stands at the caret, in fields of its own: both forms of an agreement, what is written where a value is missing. */
export function PartBar({ text, field, caret, onCaret }: PartBarProps) {
  const { t } = useTranslation('invitations');
  const { language } = text.template;
  const part = partAt(text.words, caret);
  const optional = part?.kind === 'optional' ? part : optionalAt(text.words, caret);

  function replace({ from, to }: Part, segment: Segment): void {
    text.write(text.words.slice(0, from) + writeSegment(segment, language) + text.words.slice(to));
  }

  function unwrap({ from, to }: Part): void {
    const { words } = text;
    text.write(words.slice(0, from) + words.slice(from + 1, to - 1) + words.slice(to));
    field.current?.focus();
  }

  return (
    <fieldset className="part-bar">
      <legend className="visually-hidden">{t('part.label')}</legend>
      {part === null && optional === null ? (
        <p className="hint">{t('part.none')}</p>
      ) : (
        <>
          {part !== null && part.kind !== 'optional' && (
            // Inside the part from now on: its end moves with what is typed.
            // biome-ignore lint/a11y/noStaticElementInteractions: it hears of the focus of the fields in it
            <div className="part-bar-forms" onFocus={() => onCaret(part.from + 1)}>
              <Forms part={part} language={language} onReplace={(segment) => replace(part, segment)} />
            </div>
          )}
          {optional !== null && (
            <p className="part-bar-optional">
              <span className="hint">
                {t('part.optional', { fields: namesOf(conditionsOf(optional.inside), language) })}
              </span>
              <TextLink onClick={() => unwrap(optional)}>{t('part.always')}</TextLink>
            </p>
          )}
        </>
      )}
    </fieldset>
  );
}

interface FormsProps {
  readonly part: Part;
  readonly language: Language;
  readonly onReplace: (segment: Segment) => void;
}

function Forms({ part, language, onReplace }: FormsProps) {
  const { t } = useTranslation('invitations');
  switch (part.kind) {
    case 'agreement':
      return (
        <>
          <Form label={t('part.one')} value={part.one} onChange={(one) => onReplace({ ...part, one })} />
          <Form label={t('part.many')} value={part.many} onChange={(many) => onReplace({ ...part, many })} />
        </>
      );
    case 'field':
      return (
        <>
          <p className="part-bar-name">{labelOf(part.name, language) ?? part.name}</p>
          <Form
            label={t('part.fallback')}
            value={part.fallback ?? ''}
            onChange={(fallback) => onReplace({ ...part, fallback: fallback === '' ? null : fallback })}
          />
        </>
      );
    default:
      return <p className="hint">{t('part.raw')}</p>;
  }
}

function namesOf(placeholders: readonly string[], language: Language): string {
  return placeholders.map((name) => labelOf(name, language) ?? name).join(', ');
}

interface FormProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What would end the brackets is not taken. */
function Form({ label, value, onChange }: FormProps) {
  return (
    <TextInput
      size="xs"
      label={label}
      value={value}
      maxLength={200}
      onChange={({ currentTarget }) => {
        const typed = currentTarget.value;
        if (fitsInBrackets(typed) && !/ \/ /.test(typed)) onChange(typed);
      }}
    />
  );
}
