import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomationRule } from '#contract/automation.ts';
import type { SavedFilter } from '#contract/guest-editing.ts';
import type { Template } from '#contract/templates.ts';
import { Card } from '../../../components/card.tsx';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { useApp } from '../../../state/invita-context.ts';
import { navigate } from '../../../state/navigation.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useFormat } from '../../../state/use-format.ts';
import { MeantDialog } from './meant-dialog.tsx';
import { textOf } from './plans.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { factsOf, sentenceOf, standingWords } from './rule-words.ts';
import { RunList } from './run-list.tsx';

export interface RuleCardProps {
  readonly rule: AutomationRule;
  readonly templates: readonly Template[];
  readonly filters: readonly SavedFilter[];
  readonly onChanged: () => void;
}

/** A rule as a sentence, with its switch, when it runs next and what its last runs came to. */
export function RuleCard({ rule, templates, filters, onChanged }: RuleCardProps) {
  const { t } = useTranslation('automation');
  const format = useFormat();
  const language = useApp((app) => app.configuration.language);
  const command = useCommand();
  const [asking, setAsking] = useState<'edit' | 'meant' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const { id, plan, on, standing } = rule;
  const text = textOf(plan, templates, language)?.name ?? '';
  const sentence = sentenceOf(plan, text, t, format);

  async function turn(wanted: boolean): Promise<void> {
    if ((await command('automation.switch', { id, on: wanted })) !== null) onChanged();
  }

  async function remove(): Promise<void> {
    if ((await command('automation.remove', { id })) === null) return;
    close();
    onChanged();
  }

  return (
    <Card
      title={sentence}
      actions={
        <Switch
          checked={on}
          aria-label={sentence}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
      }
    >
      <p className="second">{factsOf(plan, text, filters, t)}</p>
      <p className="rule-standing" data-near={rule.near || undefined}>
        {standingWords(rule, t, format)}
      </p>
      {on && <p className="hint">{t(`late.${plan.trigger}`)}</p>}
      <div className="rule-links">
        {standing === 'NO_DATE' && (
          <TextLink onClick={() => navigate('configuration', { section: 'numbers' })}>
            {t('setDate')}
          </TextLink>
        )}
        {plan.trigger !== 'ANSWER' && (
          <TextLink label={t('meant.linkOf', { rule: sentence })} onClick={() => setAsking('meant')}>
            {t('meant.link')}
          </TextLink>
        )}
        <TextLink label={t('editOf', { rule: sentence })} onClick={() => setAsking('edit')}>
          {t('edit')}
        </TextLink>
        <TextLink label={t('remove.linkOf', { rule: sentence })} onClick={() => setAsking('remove')}>
          {t('remove.link')}
        </TextLink>
      </div>
      <RunList runs={rule.runs} byDay={plan.trigger === 'ANSWER'} />
      {asking === 'edit' && (
        <RuleDialog
          id={id}
          plan={plan}
          templates={templates}
          filters={filters}
          onDone={() => {
            close();
            onChanged();
          }}
          onCancel={close}
        />
      )}
      {asking === 'meant' && <MeantDialog id={id} onClose={close} />}
      <ConfirmDialog
        opened={asking === 'remove'}
        title={t('remove.title')}
        confirmLabel={t('remove.confirm')}
        danger
        onConfirm={() => void remove()}
        onCancel={close}
      >
        {t('remove.text')}
      </ConfirmDialog>
    </Card>
  );
}
