import type { Format } from './format.ts';

export interface FinishRange {
  readonly earliest: string;
  readonly latest: string;
}

const minute = 60_000;

/** «domani, 14:05–15:40», «oggi, 20:50 – domani, 9:05»; null when the two are as good as the same. */
export function finishWords({ earliest, latest }: FinishRange, format: Format): string | null {
  if (Date.parse(latest) - Date.parse(earliest) < 2 * minute) return null;
  const [from, to] = [format.dayName(earliest), format.dayName(latest)];
  if (from === to) return `${from}, ${format.clock(earliest)}–${format.clock(latest)}`;
  return `${from}, ${format.clock(earliest)} – ${to}, ${format.clock(latest)}`;
}
