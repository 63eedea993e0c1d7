import { Loader } from '@mantine/core';
import { create } from 'qrcode';
import { useMemo } from 'react';
import './qr-code.css';

export interface QrCodeProps {
  /** The raw text to draw. */
  readonly value: string;
  /** Said in place of the picture. */
  readonly label: string;
  /** Edge in px, padding included; less where there is less room. */
  readonly size?: number;
  /** Expired: never readable on the screen again, blurred until the next one is there. */
  readonly stale?: boolean;
}

/** A QR code, black on white with 16 px around it, in both themes. */
export function QrCode({ value, label, size = 360, stale = false }: QrCodeProps) {
  const { path, modules } = useMemo(() => drawQr(value), [value]);
  return (
    <div className="qr-code" style={{ width: size }} data-stale={stale || undefined}>
      <svg
        key={value}
        className="qr-code-drawing"
        viewBox={`0 0 ${modules} ${modules}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={label}
      >
        <path d={path} />
      </svg>
      {stale && <Loader className="qr-code-loader" size={36} aria-hidden />}
    </div>
  );
}

/** One path for all dark modules: a run of them in a row is one rectangle. */
export function drawQr(value: string): { path: string; modules: number } {
  const { modules } = create(value, { errorCorrectionLevel: 'L' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    let start = -1;
    for (let column = 0; column <= modules.size; column += 1) {
      const isDark = column < modules.size && modules.get(row, column) === 1;
      if (isDark && start === -1) start = column;
      if (!isDark && start !== -1) {
        path += `M${start} ${row}h${column - start}v1H${start}z`;
        start = -1;
      }
    }
  }
  return { path, modules: modules.size };
}
