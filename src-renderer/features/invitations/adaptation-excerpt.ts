/** «Cara Beatrice, … saremmo felici di averti con noi»: how a text begins, and its first line that others read otherwise. */
export function adaptationExcerpt(text: string, others: readonly string[]): string {
  const [opening = '', ...rest] = linesOf(text);
  const elsewhere = others.map((other) => new Set(linesOf(other)));
  const own = rest.find((line) => !isLink(line) && elsewhere.some((lines) => !lines.has(line)));
  return own === undefined ? opening : `${opening} … ${own}`;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu, '').trim())
    .filter((line) => line !== '');
}

function isLink(line: string): boolean {
  return /^https?:\/\//.test(line);
}
