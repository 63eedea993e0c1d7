import { TextInput } from '@mantine/core';

export interface ClockInputProps {
  readonly label: string;
  /** `HH:MM`, or the text as typed while it is none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong: boolean;
  readonly describedBy: string;
}

/** A time of day in 24 hours, whatever the computer's own habit: «9», «930» and «9.30» will do. */
export function ClockInput({ label, value, onChange, wrong, describedBy }: ClockInputProps) {
  return (
    <TextInput
      classNames={{ input: 'tabular' }}
      label={label}
      inputMode="numeric"
      autoComplete="off"
      placeholder="09:00"
      maxLength={8}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => readClock(value) !== value && onChange(readClock(value))}
      error={wrong}
      aria-describedby={describedBy}
    />
  );
}

/** `HH:MM` of what a person types; anything else stays as it is. */
function readClock(text: string): string {
  const match = /^\s*(\d{1,2})(?:[:.,h ]?(\d{2}))?\s*$/.exec(text);
  return match === null ? text : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
}
