import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePlan } from '#contract/automation.ts';
import type { SavedFilter } from '#contract/guest-editing.ts';
import type { Template } from '#contract/templates.ts';
import { BusyButton } from '../../../components/busy-button.tsx';
import { useApp } from '../../../state/invita-context.ts';
import { useCommand } from '../../../state/use-command.ts';
import { PlanFields } from './plan-fields.tsx';
import { textOf, textsFor } from './plans.ts';

export interface RuleDialogProps {
  /** Of the rule that is changed; none makes a new one, switched off. */
  readonly id?: string;
  readonly plan: RulePlan;
  readonly templates: readonly Template[];
  readonly filters: readonly SavedFilter[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** When, for whom, which text. */
export function RuleDialog({ id, plan: first, templates, filters, onDone, onCancel }: RuleDialogProps) {
  const { t } = useTranslation('automation');
  const language = useApp((app) => app.configuration.language);
  const command = useCommand();
  const [plan, setPlan] = useState(first);
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    const saved = await command('automation.save', { ...(id !== undefined && { id }), plan });
    setBusy(false);
    if (saved !== null) onDone();
  }

  function choose(template: string | null): void {
    const text = templates.find((each) => each.id === template);
    if (text === undefined) return;
    const kind = text.kind === 'REMINDER' ? 'REMINDER' : 'CUSTOM';
    setPlan(plan.trigger === 'DATE' ? { ...plan, kind, template } : { ...plan, template });
  }

  return (
    <Modal
      opened
      onClose={onCancel}
      title={t(id === undefined ? 'dialog.new' : 'dialog.change')}
      size={460}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        className="rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="second">{t(`addOf.${plan.trigger}`)}</p>
        <PlanFields plan={plan} filters={filters} onChange={setPlan} />
        <Select
          label={t('dialog.text')}
          description={t('dialog.textHint')}
          data={textsFor(plan, templates, language).map((text) => ({ value: text.id, label: text.name }))}
          value={textOf(plan, templates, language)?.id ?? null}
          allowDeselect={false}
          onChange={choose}
        />
        <div className="rule-form-buttons">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <BusyButton type="submit" busy={busy} disabled={!isWhole(plan)}>
            {t('dialog.save')}
          </BusyButton>
        </div>
      </form>
    </Modal>
  );
}

function isWhole(plan: RulePlan): boolean {
  if (plan.trigger === 'ANSWER') return plan.answers.length > 0;
  return plan.at !== '' && (plan.trigger === 'DEADLINE' || plan.date !== '');
}
