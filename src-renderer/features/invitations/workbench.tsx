import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/invitations.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { useApp } from '../../state/invita-context.ts';
import { OtherKind } from './other-kind.tsx';
import { PlanColumn } from './plan-column.tsx';
import { PreviewColumn } from './preview-column.tsx';
import { SaveState } from './save-state.tsx';
import { kindsOf, languagesOf, type TemplateChoice, templateFor } from './template-choice.ts';
import { TextColumn } from './text-column.tsx';
import { textProblem } from './text-problem.ts';
import { useEditedText } from './use-edited-text.ts';
import { useHouseholdWalk } from './use-household-walk.ts';
import { usePreview } from './use-preview.ts';
import './workbench.css';

export interface WorkbenchProps {
  readonly templates: readonly Template[];
}

export function Workbench({ templates }: WorkbenchProps) {
  const language = useApp((app) => app.configuration.language);
  const [choice, setChoice] = useState<TemplateChoice>({ kind: 'INVITATION', language });
  const template = templateFor(templates, choice);
  // The app adds the shipped texts before it is ready.
  if (template === undefined) throw new Error('there is no template at all');
  return (
    <Columns template={template}>
      <TemplatePicker templates={templates} choice={choice} onChoose={setChoice} />
    </Columns>
  );
}

interface ColumnsProps {
  readonly template: Template;
  readonly children: React.ReactNode;
}

function Columns({ template, children }: ColumnsProps) {
  const { t } = useTranslation('invitations');
  const language = useApp((app) => app.configuration.language);
  const text = useEditedText(template);
  const walk = useHouseholdWalk();
  const preview = usePreview(walk.chosen?.id ?? null, text.body);
  const problem = textProblem(
    { kind: template.kind, body: text.body },
    [preview.refusal, text.refusal],
    language,
  );
  return (
    <Screen>
      <PageHeader title={t('title')} subtitle={children}>
        <SaveState text={text} />
      </PageHeader>
      <div className="invitations">
        <div className="invitations-columns">
          <TextColumn
            text={text}
            problem={problem}
            length={preview.shown?.text.length ?? null}
            households={walk.list.items}
          />
          <PreviewColumn walk={walk} preview={preview} />
          {template.kind === 'INVITATION' ? (
            <PlanColumn text={text} problem={problem} />
          ) : (
            <OtherKind kind={template.kind} />
          )}
        </div>
      </div>
    </Screen>
  );
}

interface TemplatePickerProps {
  readonly templates: readonly Template[];
  readonly choice: TemplateChoice;
  readonly onChoose: (choice: TemplateChoice) => void;
}

function TemplatePicker({ templates, choice, onChoose }: TemplatePickerProps) {
  const { t } = useTranslation('invitations');
  const languages = languagesOf(templates, choice.kind);
  return (
    <span className="invitations-picker">
      <SegmentedControl
        withItemsBorders={false}
        aria-label={t('kind.label')}
        data={kindsOf(templates).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={choice.kind}
        onChange={(kind) => onChoose({ ...choice, kind })}
      />
      {languages.length > 1 && (
        <SegmentedControl
          withItemsBorders={false}
          aria-label={t('language.label')}
          data={languages.map((language) => ({ value: language, label: t(`language.${language}`) }))}
          value={templateFor(templates, choice)?.language ?? choice.language}
          onChange={(language) => onChoose({ ...choice, language })}
        />
      )}
    </span>
  );
}
