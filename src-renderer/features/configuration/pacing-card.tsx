import { useTranslation } from 'react-i18next';
import type { Configuration } from '#contract/configuration.ts';
import { Card } from '../../components/card.tsx';
import { cssVariables } from '../../lib/css-variables.ts';
import { useFormat } from '../../state/use-format.ts';
import { naturalPerHour } from './risk.ts';
import { useField } from './use-field.ts';
import './pacing-card.css';

type Pacing = Configuration['pacing'];

/** From the most careful. */
const pacings: readonly Pacing[] = ['spread', 'natural', 'fast'];

const hourMs = 3_600_000;
/** «Fast» sends one message after the other: WAHA takes a few seconds for each. */
const fastPerHour = 720;
/** More strokes than this are a block, and say no more. */
const strokesShown = 30;

/** Passo: three ways to spend the hour, each with a picture of one. */
export function PacingCard() {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  const { value, set } = useField('pacing');
  const limit = useLimit();
  const every = format.span(hourMs / limit);
  return (
    <Card label={t('pacing.title')}>
      <fieldset className="pacing">
        <legend className="card-title">{t('pacing.title')}</legend>
        <p className="configuration-hint">{t('pacing.text')}</p>
        <div className="pacing-cards">
          {pacings.map((pacing) => (
            <label key={pacing} className="pacing-card" data-chosen={pacing === value || undefined}>
              <span className="pacing-name">{t(`pacing.name.${pacing}`)}</span>
              <input
                type="radio"
                name="pacing"
                value={pacing}
                checked={pacing === value}
                onChange={() => set(pacing)}
              />
              <Hour pacing={pacing} limit={limit} />
              <span className="pacing-text">{t(`pacing.explained.${pacing}`, { every })}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </Card>
  );
}

/** The limit being typed, or the saved one while that is none. */
function useLimit(): number {
  const { value, saved, problem } = useField('whatsapp_rate_limit');
  return typeof value === 'number' && problem === null ? value : Number(saved);
}

/** An hour as a line, a message as a stroke. */
function Hour({ pacing, limit }: { readonly pacing: Pacing; readonly limit: number }) {
  const perHour = { spread: limit, natural: naturalPerHour, fast: fastPerHour }[pacing];
  const count = Math.min(limit, strokesShown);
  // What is left over at the end is time in which nothing leaves.
  const busy = Math.min(1, limit / perHour);
  return (
    <span className="pacing-hour" aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its number
          key={index}
          style={cssVariables({ '--at': ((index + 0.5) / count) * busy })}
        />
      ))}
    </span>
  );
}
