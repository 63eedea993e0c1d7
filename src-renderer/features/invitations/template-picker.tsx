import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/templates.ts';
import { kindsOf, languagesOf, type TemplateChoice, textsOf } from './template-choice.ts';
import { TemplateMenu } from './template-menu.tsx';

export interface TemplatePickerProps {
  readonly templates: readonly Template[];
  readonly shown: Template;
  readonly onChoose: (choice: TemplateChoice) => void;
  /** The list of texts is no longer the one shown. */
  readonly onChanged: () => void;
}

/** Which text: its kind, its name where there are several, its language. */
export function TemplatePicker({ templates, shown, onChoose, onChanged }: TemplatePickerProps) {
  const { t } = useTranslation('invitations');
  const { kind, language, family } = shown;
  const choice: TemplateChoice = { kind, language, family };
  const languages = languagesOf(templates, family);
  const texts = textsOf(templates, choice);
  return (
    <span className="invitations-picker">
      <SegmentedControl
        withItemsBorders={false}
        aria-label={t('kind.label')}
        data={kindsOf(templates).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={kind}
        onChange={(kind) => onChoose({ kind, language, family: null })}
      />
      {texts.length > 1 && (
        <Select
          className="invitations-picker-name"
          aria-label={t('name.label')}
          data={texts.map(({ family, name }) => ({ value: family, label: name }))}
          value={family}
          allowDeselect={false}
          onChange={(family) => onChoose({ ...choice, family })}
        />
      )}
      {languages.length > 1 && (
        <SegmentedControl
          withItemsBorders={false}
          aria-label={t('language.label')}
          data={languages.map((language) => ({ value: language, label: t(`language.${language}`) }))}
          value={language}
          onChange={(language) => onChoose({ ...choice, language })}
        />
      )}
      <TemplateMenu
        template={shown}
        languages={languages}
        onChanged={(named) => {
          onChoose(named ?? { ...choice, family: null });
          onChanged();
        }}
      />
    </span>
  );
}
