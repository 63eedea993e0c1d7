import { Minus, Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './limit-input.css';

export interface LimitInputProps {
  /** The control’s id; the title that names it is `<id>-title`, what describes it `<id>-hint` and `<id>-problem`. */
  readonly id: string;
  readonly highest: number;
  readonly value: number | string;
  /** A whole number, or the text as typed while it is none. */
  readonly onChange: (value: number | string) => void;
  readonly wrong: boolean;
}

/** A number between two buttons. What is typed stays as typed, so that «10.5» never becomes 105. */
export function LimitInput({ id, highest, value, onChange, wrong }: LimitInputProps) {
  const clamp = (wanted: number) => Math.min(highest, Math.max(1, wanted));
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
        id={id}
        className="tabular"
        value={value}
        onChange={(event) => onChange(readNumber(event.currentTarget.value))}
        onKeyDown={onKeyDown}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-hint ${id}-problem`}
        aria-invalid={wrong}
      />
      <button type="button" onClick={() => step(1)} disabled={number >= highest} aria-label={t('limit.more')}>
        <Plus size={15} aria-hidden />
      </button>
    </div>
  );
}

function readNumber(text: string): number | string {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed) ? Number(trimmed) : text;
}
