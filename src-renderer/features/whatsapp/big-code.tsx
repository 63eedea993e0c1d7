import './big-code.css';

export interface BigCodeProps {
  readonly code: string;
  readonly label: string;
}

/** A code a person reads here and types, or compares, on the phone. Read aloud character by character. */
export function BigCode({ code, label }: BigCodeProps) {
  return (
    <p className="big-code">
      <span className="hint">{label}</span>
      <span className="big-code-characters mono" aria-hidden>
        {code}
      </span>
      <span className="visually-hidden">{[...code].join(' ')}</span>
    </p>
  );
}
