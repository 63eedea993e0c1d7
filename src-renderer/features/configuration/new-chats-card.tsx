import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { LimitInput } from './limit-input.tsx';
import { dailyRisk, highestCap, suggestedCap } from './risk.ts';
import { RiskWord } from './risk-word.tsx';
import { SettingFacts } from './setting-facts.tsx';
import { useField } from './use-field.ts';
import './new-chats-card.css';
import './setting-row.css';

/** Nuove chat: how many guests may be written to for the first time in a day, and whether a number starts with few. */
export function NewChatsCard() {
  const { t } = useTranslation('configuration');
  const { value, set, problem } = useField('new_chat_cap_per_day');
  // What comes back when the cap is switched on again.
  const [before, setBefore] = useState<number | string>(value ?? suggestedCap);
  const wrong = problem !== null;
  const change = (cap: number | string) => {
    setBefore(cap);
    set(cap);
  };
  return (
    <Card label={t('newChats.title')}>
      <div className="setting-row">
        <div>
          <h2 className="card-title" id="new_chat_cap_per_day-title">
            {t('newChats.title')}
          </h2>
          <p className="configuration-hint" id="new_chat_cap_per_day-hint">
            {t('newChats.text')}
          </p>
          <SettingFacts field="new_chat_cap_per_day" />
        </div>
        <Switch
          size="sm"
          aria-label={t('newChats.switch')}
          aria-describedby="new_chat_cap_per_day-hint"
          checked={value !== null}
          onChange={(event) => set(event.currentTarget.checked ? before : null)}
        />
      </div>
      {value !== null && (
        <div className="new-chats-cap">
          <LimitInput
            id="new_chat_cap_per_day"
            highest={highestCap}
            value={value}
            onChange={change}
            wrong={wrong}
          />
          <p id="new_chat_cap_per_day-problem" aria-live="polite" data-wrong={wrong || undefined}>
            {typeof value === 'number' && !wrong ? <Meaning cap={value} /> : t('newChats.problem')}
          </p>
        </div>
      )}
      <WarmUp />
    </Card>
  );
}

function Meaning({ cap }: { readonly cap: number }) {
  const { t } = useTranslation('configuration');
  const { seasoned, fresh } = dailyRisk(cap);
  return (
    <>
      {t('limit.estimate')} <RiskWord risk={seasoned} /> {t('limit.seasoned')}, <RiskWord risk={fresh} />{' '}
      {t('limit.fresh')}.
    </>
  );
}

function WarmUp() {
  const { t } = useTranslation('configuration');
  const { value, set } = useField('warm_up');
  return (
    <div className="setting-row new-chats-warm-up">
      <div>
        <h3 className="card-title">{t('warmUp.title')}</h3>
        <p className="configuration-hint" id="warm_up-hint">
          {t('warmUp.text')}
        </p>
      </div>
      <Switch
        size="sm"
        id="warm_up"
        aria-label={t('warmUp.title')}
        aria-describedby="warm_up-hint"
        checked={value}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    </div>
  );
}
