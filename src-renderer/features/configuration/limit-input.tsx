import { Minus, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { highestLimit } from './risk.ts';
import './limit-input.css';

export interface LimitInputProps {
  readonly value: number | string;
  /** A whole number, or the text as typed while it is none. */
  readonly onChange: (value: number | string) => void;
  readonly wrong: boolean;
}

/** A number between two buttons. What is typed stays as typed, so that «10.5» never becomes 105. */
export function LimitInput({ value, onChange, wrong }: LimitInputProps) {
  const { t } = useTranslation('configuration');
  const number = typeof value === 'number' ? value : Number.NaN;
  const step = (by: number) => onChange(clamp((Number.isNaN(number) ? 0 : number) + by));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <div className="limit-input" data-wrong={wrong || undefined}>
      <button type="button" onClick={() => step(-1)} disabled={number <= 1} aria-label={t('limit.less')}>
        <Minus size={15} aria-hidden />
      </button>
      <input
        id="whatsapp_rate_limit"
        className="tabular"
        value={value}
        onChange={(event) => onChange(readNumber(event.currentTarget.value))}
        onKeyDown={onKeyDown}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        aria-labelledby="limit-title"
        aria-describedby="limit-hint limit-problem"
        aria-invalid={wrong}
      />
      <button
        type="button"
        onClick={() => step(1)}
        disabled={number >= highestLimit}
        aria-label={t('limit.more')}
      >
        <Plus size={15} aria-hidden />
      </button>
    </div>
  );
}

function readNumber(text: string): number | string {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed) ? Number(trimmed) : text;
}

function clamp(value: number): number {
  return Math.min(highestLimit, Math.max(1, value));
}
