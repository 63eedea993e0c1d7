import { Button } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/templates.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { Screen } from '../../components/screen.tsx';
import { useApp } from '../../state/invita-context.ts';
import { navigate } from '../../state/navigation.ts';
import { PlanColumn } from './plan-column.tsx';
import { PreviewColumn } from './preview-column.tsx';
import { SaveState } from './save-state.tsx';
import { type TemplateChoice, templateFor } from './template-choice.ts';
import { TemplatePicker } from './template-picker.tsx';
import { TestKind } from './test-kind.tsx';
import { TextColumn } from './text-column.tsx';
import { textProblem } from './text-problem.ts';
import { useEditedText } from './use-edited-text.ts';
import { useHouseholdWalk } from './use-household-walk.ts';
import { usePreview } from './use-preview.ts';
import './workbench.css';

export interface WorkbenchProps {
  readonly templates: readonly Template[];
  /** A text was added, renamed or deleted. */
  readonly onTemplatesChanged: () => void;
}

export function Workbench({ templates, onTemplatesChanged }: WorkbenchProps) {
  const language = useApp((app) => app.configuration.language);
  const [choice, setChoice] = useState<TemplateChoice>({
    kind: 'INVITATION',
    language,
    family: null,
  });
  const template = templateFor(templates, choice);
  // The app adds the shipped texts before it is ready.
  if (template === undefined) throw new Error('there is no template at all');
  return (
    <Columns template={template}>
      <TemplatePicker
        templates={templates}
        shown={template}
        onChoose={setChoice}
        onChanged={onTemplatesChanged}
      />
    </Columns>
  );
}

interface ColumnsProps {
  readonly template: Template;
  readonly children: React.ReactNode;
}

function Columns({ template, children }: ColumnsProps) {
  const { t } = useTranslation('invitations');
  const { language, event_has_site: hasSite } = useApp((app) => app.configuration);
  const text = useEditedText(template);
  const walk = useHouseholdWalk();
  const preview = usePreview(walk.chosen?.id ?? null, text.body, text.file !== null);
  const problem = textProblem(
    { kind: template.kind, body: text.body },
    [preview.refusal, text.refusal],
    language,
    hasSite,
  );
  return (
    <Screen>
      <PageHeader title={t('title')} subtitle={children}>
        <SaveState text={text} />
        <Button
          variant="default"
          leftSection={<CalendarClock aria-hidden />}
          onClick={() => navigate('invitations', { view: 'automatic' })}
        >
          {t('automatic.button')}
        </Button>
      </PageHeader>
      <div className="invitations">
        <div className="invitations-columns">
          <TextColumn
            text={text}
            problem={problem}
            length={preview.shown?.text.length ?? null}
            households={walk.list.items}
          />
          <PreviewColumn walk={walk} preview={preview} file={text.file} />
          {template.kind === 'TEST' ? (
            <TestKind />
          ) : (
            <PlanColumn key={template.kind} kind={template.kind} text={text} problem={problem} />
          )}
        </div>
      </div>
    </Screen>
  );
}
