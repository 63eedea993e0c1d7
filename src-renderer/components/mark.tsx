/** The mark: an envelope whose flap is a check that leaves the paper. Below 24 px the gradient would blur: one colour. */
export function Mark({ size }: { readonly size: number }) {
  const gradient = size >= 24;
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 512 512" aria-hidden="true">
      <defs>
        <linearGradient id="mark-ground" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--mark-top)" />
          <stop offset="1" stopColor="var(--mark-bottom)" />
        </linearGradient>
        <mask id="mark-gap">
          <rect width="512" height="512" fill="white" />
          <path
            d="M96 190 L238 308 L424 106"
            fill="none"
            stroke="black"
            strokeWidth={gradient ? 84 : 100}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </mask>
      </defs>
      <rect width="512" height="512" rx="116" fill={gradient ? 'url(#mark-ground)' : 'var(--accent)'} />
      <rect x="78" y="172" width="356" height="250" rx="44" fill="var(--mark-paper)" mask="url(#mark-gap)" />
      <path
        d="M112 203 L238 308 L424 106"
        fill="none"
        stroke="var(--gold)"
        strokeWidth="46"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
