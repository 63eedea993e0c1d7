import { parsePhone } from './phone-number.ts';

const known = new Map<string, boolean>();
/** More than any list; a process that reads many lists does not keep them all. */
const keptAtMost = 200_000;

/** Whether a stored number (E.164) is surely a landline. Asked for whole lists again and again. */
export function isLandline(e164: string): boolean {
  const before = known.get(e164);
  if (before !== undefined) return before;
  const read = parsePhone(e164, 'IT');
  const landline = read.ok && read.phone.kind === 'landline';
  if (known.size >= keptAtMost) known.clear();
  known.set(e164, landline);
  return landline;
}
