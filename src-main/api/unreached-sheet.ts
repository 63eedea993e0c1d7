import type { Language } from '#contract/common.ts';

export interface SheetRow {
  readonly name: string;
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly link: string | null;
  readonly text: string;
}

const words = {
  it: {
    filename: 'da-invitare-in-altro-modo.csv',
    header: ['Famiglia', 'Telefono', 'E-mail', 'Link', 'Testo'],
  },
  en: { filename: 'to-invite-another-way.csv', header: ['Household', 'Phone', 'E-mail', 'Link', 'Text'] },
} as const;

/** A list a spreadsheet opens as it is: UTF-8 with its mark, semicolons, and nothing in it that could run as a formula. */
export function unreachedSheet(rows: readonly SheetRow[], language: Language) {
  const { filename, header } = words[language];
  const lines = [
    header,
    ...rows.map(({ name, phones, email, link, text }) => [
      name,
      phones.join(', '),
      email ?? '',
      link ?? '',
      text,
    ]),
  ];
  const content = lines.map((cells) => cells.map(cell).join(';')).join('\r\n');
  return { filename, content: `\uFEFF${content}\r\n` };
}

/** An apostrophe in front of what a spreadsheet would take for a formula; a phone keeps its plus that way. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
