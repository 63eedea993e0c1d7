import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RulePlan } from '#contract/automation.ts';
import { rsvps } from '#contract/common.ts';
import type { SavedFilter } from '#contract/guest-editing.ts';

export interface PlanFieldsProps {
  readonly plan: RulePlan;
  readonly filters: readonly SavedFilter[];
  readonly onChange: (plan: RulePlan) => void;
}

export function PlanFields({ plan, filters, onChange }: PlanFieldsProps) {
  if (plan.trigger === 'ANSWER') return <AnswerFields plan={plan} onChange={onChange} />;
  if (plan.trigger === 'DEADLINE') return <DeadlineFields plan={plan} onChange={onChange} />;
  return <DateFields plan={plan} filters={filters} onChange={onChange} />;
}

interface Fields<T extends RulePlan['trigger']> {
  readonly plan: Extract<RulePlan, { readonly trigger: T }>;
  readonly onChange: (plan: RulePlan) => void;
}

function AnswerFields({ plan, onChange }: Fields<'ANSWER'>) {
  const { t } = useTranslation('automation');
  return (
    <>
      <Checkbox.Group
        label={t('dialog.answers')}
        value={plan.answers}
        onChange={(answers) => onChange({ ...plan, answers: rsvps.filter((each) => answers.includes(each)) })}
      >
        <div className="rule-form-answers">
          {rsvps.map((answer) => (
            <Checkbox key={answer} value={answer} label={t(`answer.${answer}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label={t('dialog.byAdmin')}
        checked={plan.byAdmin}
        onChange={(event) => onChange({ ...plan, byAdmin: event.currentTarget.checked })}
      />
    </>
  );
}

const days = { least: 1, most: 60 } as const;

function DeadlineFields({ plan, onChange }: Fields<'DEADLINE'>) {
  const { t } = useTranslation('automation');
  return (
    <div className="rule-form-row">
      <NumberInput
        label={t('dialog.days')}
        min={days.least}
        max={days.most}
        clampBehavior="strict"
        allowDecimal={false}
        value={plan.days}
        onChange={(value) =>
          typeof value === 'number' && value >= days.least && onChange({ ...plan, days: value })
        }
      />
      <TimeField plan={plan} onChange={onChange} />
    </div>
  );
}

function DateFields({ plan, filters, onChange }: Fields<'DATE'> & Pick<PlanFieldsProps, 'filters'>) {
  const { t } = useTranslation('automation');
  const { audience } = plan;
  return (
    <>
      <div className="rule-form-row">
        <TextInput
          type="date"
          label={t('dialog.date')}
          value={plan.date}
          onChange={(event) => onChange({ ...plan, date: event.currentTarget.value })}
        />
        <TimeField plan={plan} onChange={onChange} />
      </div>
      <Select
        label={t('dialog.audience')}
        data={[
          ...audiences.map((value) => ({ value, label: t(`audience.${value}`) })),
          ...filters.map(({ id, name }) => ({
            value: `${filterMark}${id}`,
            label: t('audience.filter', { name }),
          })),
        ]}
        value={typeof audience === 'string' ? audience : `${filterMark}${audience.filter}`}
        allowDeselect={false}
        onChange={(value) => {
          const named = audiences.find((each) => each === value);
          if (named !== undefined) onChange({ ...plan, audience: named });
          else if (value !== null)
            onChange({ ...plan, audience: { filter: value.slice(filterMark.length) } });
        }}
      />
    </>
  );
}

const audiences = ['INVITED', 'COMING', 'NOT_ANSWERED'] as const;
/** No audience begins with it. */
const filterMark = 'filter:';

function TimeField({ plan, onChange }: Fields<'DEADLINE' | 'DATE'>) {
  const { t } = useTranslation('automation');
  return (
    <TextInput
      type="time"
      label={t('dialog.at')}
      value={plan.at}
      onChange={(event) => onChange({ ...plan, at: event.currentTarget.value })}
    />
  );
}
