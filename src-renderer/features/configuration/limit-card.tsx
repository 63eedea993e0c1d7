import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { useFormat } from '../../state/use-format.ts';
import { LimitInput } from './limit-input.tsx';
import { LimitSlider } from './limit-slider.tsx';
import { estimateRisk, highestLimit, naturalPerHour, type RiskEstimate } from './risk.ts';
import { RiskWord } from './risk-word.tsx';
import { SettingFacts } from './setting-facts.tsx';
import { useField } from './use-field.ts';
import './limit-card.css';

/** `whatsapp_rate_limit`: a number to type, a slider to feel it, and what it means. */
export function LimitCard() {
  const { t } = useTranslation('configuration');
  const { value, saved, set, problem } = useField('whatsapp_rate_limit');
  const wrong = problem !== null;
  const estimate = useEstimate();
  return (
    <Card label={t('limit.title')}>
      <div className="limit-head">
        <div>
          <h2 className="card-title" id="whatsapp_rate_limit-title">
            {t('limit.title')}
          </h2>
          <p className="configuration-hint" id="whatsapp_rate_limit-hint">
            {t('limit.text')}
          </p>
          <SettingFacts field="whatsapp_rate_limit" />
        </div>
        <LimitInput
          id="whatsapp_rate_limit"
          highest={highestLimit}
          value={value}
          onChange={set}
          wrong={wrong}
        />
      </div>
      <LimitSlider
        value={typeof value === 'number' && !wrong ? value : null}
        saved={Number(saved)}
        onChange={set}
        riskAt={(limit) => estimate(limit).seasoned}
      />
      <div className="limit-meaning" id="whatsapp_rate_limit-problem" aria-live="polite">
        {wrong ? (
          <p className="limit-problem">{problem}</p>
        ) : (
          typeof value === 'number' && <Meaning limit={value} />
        )}
      </div>
    </Card>
  );
}

/** Of a limit, with the other settings as they are typed. */
function useEstimate(): (limit: number) => RiskEstimate {
  const pacing = useField('pacing').value;
  const window = useField('send_window').value;
  const cap = useField('new_chat_cap_per_day').value;
  return (limit) => estimateRisk(limit, pacing, window, typeof cap === 'number' ? cap : null);
}

function Meaning({ limit }: { readonly limit: number }) {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const pacing = useField('pacing').value;
  const { perDay, seasoned, fresh } = useEstimate()(limit);
  return (
    <>
      <p>{t('limit.perDay', { count: perDay, shown: format.number(perDay) })}</p>
      <p>
        {t('limit.estimate')} <RiskWord risk={seasoned} /> {t('limit.seasoned')}, <RiskWord risk={fresh} />{' '}
        {t('limit.fresh')}.
      </p>
      {pacing === 'natural' && limit > naturalPerHour && (
        <p>{t('limit.naturalCaps', { count: naturalPerHour })}</p>
      )}
    </>
  );
}
