import process from 'node:process';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import Papa from 'papaparse';
import { previewImport } from '../src-main/domain/guests/import/preview-import.ts';
import type { Bench } from './measure.ts';

/** Most that reading a list to its preview may cost, as a multiple of the bare parsers on the same rows. */
const budget = 1.5;
const rowsOfList = 100_000;
const rounds = 5;

/** A list as people have them: phones written in many ways, households, quotes and accents. Every row is another guest. */
function makeList(rows: number): Uint8Array {
  const firstNames = ['Mario', 'Anna', 'Nicolò', 'Giulia', 'Marco', 'Chiara', 'Luca', 'Sofia'];
  const lastNames = ['Rossi', 'Esposito', 'De Santis', "D'Angelo", 'Villa', 'Rinaldi', 'Serra'];
  const phones = [
    (n: string) => `333${n}`,
    (n: string) => `+39 333 ${n.slice(0, 3)} ${n.slice(3)}`,
    (n: string) => `0039333${n}`,
    (n: string) => `333-${n}`,
    (n: string) => `+44 7911 ${n.slice(1)}`,
  ];
  const lines = ['Nome;Cognome;Cellulare;Famiglia;E-mail;Note'];
  for (let row = 0; row < rows; row += 1) {
    const first = firstNames[row % firstNames.length];
    const last = `${lastNames[row % lastNames.length]}`;
    const phone = phones[row % phones.length]?.(String(row).padStart(7, '0'));
    const notes = row % 50 === 0 ? '"vegana;\nsenza glutine"' : '';
    lines.push([first, last, phone, `F${row >> 1}`, `ospite${row}@example.org`, notes].join(';'));
  }
  return new TextEncoder().encode(lines.join('\r\n'));
}

/** Turn by turn, the best round of each: whatever else the machine does only adds to it. */
export const importList: Bench = {
  name: 'import',
  async run() {
    const bytes = makeList(rowsOfList);
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      times.bare.push(cpuMs(() => bare(bytes)));
      times.ours.push(cpuMs(() => ours(bytes)));
    }
    const [least, bareLeast] = [Math.min(...times.ours), Math.min(...times.bare)];
    return [
      {
        what: `a list of ${rowsOfList.toLocaleString('en')} rows to its preview`,
        ours: `${Math.round(least)} ms`,
        against: `papaparse + libphonenumber-js ${Math.round(bareLeast)} ms`,
        ratio: `${(least / bareLeast).toFixed(2)} × (budget ${budget} ×)`,
      },
    ];
  },
};

/** Of the processor, so that a busy machine measures the same. */
function cpuMs(work: () => number): number {
  const before = process.cpuUsage();
  if (work() === 0) throw new Error('nothing was read');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function ours(bytes: Uint8Array): number {
  const read = previewImport(bytes, { defaultCountry: 'IT' });
  return read.ok ? read.preview.rowsRead : 0;
}

/** What any import has to do at least: cut the rows and understand each number. */
function bare(bytes: Uint8Array): number {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ';' });
  let valid = 0;
  for (const row of data) if (parsePhoneNumberFromString(row[2] ?? '', 'IT')?.isValid()) valid += 1;
  return valid;
}
