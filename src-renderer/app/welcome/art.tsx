/** A phone with an invitation and its answer. */
export function PhoneArt() {
  return (
    <svg className="art" viewBox="0 0 200 104" aria-hidden="true">
      <rect className="art-frame art-accent" x="64" y="10" width="72" height="120" rx="12" />
      <rect className="art-dim" x="90" y="17" width="22" height="4" rx="2" />
      <rect className="art-bubble" x="73" y="31" width="40" height="22" rx="6" />
      <path className="art-line art-accent" d="M79 39h24M79 46h14" />
      <rect className="art-gold" x="95" y="60" width="32" height="17" rx="6" />
      <path className="art-line art-ink" d="m106 68 4 4 7-8" />
      <rect className="art-bubble" x="73" y="84" width="40" height="30" rx="6" />
    </svg>
  );
}

/** An invitation, a plug, a server that runs. */
export function PlugArt() {
  return (
    <svg className="art" viewBox="0 0 200 104" aria-hidden="true">
      <rect className="art-frame art-accent" x="18" y="41" width="30" height="22" rx="4" />
      <path className="art-line art-accent" d="m19 43 14 11 14-11" />
      <path className="art-line art-accent" strokeDasharray="2 6" d="M53 52h14" />
      <rect className="art-solid" x="70" y="42" width="18" height="20" rx="5" />
      <path className="art-line art-accent" d="M88 48h8M88 56h8" />
      <path className="art-line art-ink" d="M101 52h12" />
      <rect className="art-frame art-ink" x="114" y="22" width="68" height="27" rx="6" />
      <rect className="art-frame art-ink" x="114" y="55" width="68" height="27" rx="6" />
      <circle className="art-ok" cx="126" cy="35.500" r="3.500" />
      <circle className="art-ok" cx="126" cy="68.500" r="3.500" />
      <path className="art-line art-faint" d="M146 35.500h24M146 68.500h24" />
    </svg>
  );
}

/** A container with Invita's mark on it. */
export function ContainerArt() {
  return (
    <svg className="art" viewBox="0 0 200 104" aria-hidden="true">
      <rect className="art-solid" x="78" y="10" width="40" height="36" rx="6" />
      <path className="art-line art-gold-line" d="m88 24 9 8 15-16" />
      <rect className="art-frame art-ink" x="42" y="38" width="116" height="46" rx="7" />
      <path className="art-line art-faint" d="M58 50v22M72 50v22M86 50v22M114 50v22M128 50v22M142 50v22" />
    </svg>
  );
}
