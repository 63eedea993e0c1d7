/** Line breaks as LF, and nothing that a phone cannot show: control characters, halves of a character. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed();
}

/** Nothing to be seen: WAHA sends a text of invisible characters as readily as any other. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{C}]/u.test(text);
}
