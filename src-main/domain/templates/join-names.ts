const lists = {
  it: new Intl.ListFormat('it', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

/** «Anna, Marco e Luca», «Anna ed Elena»; "Anna, Marco and Luca". Nobody gives an empty text. */
export function joinNames(names: readonly string[], language: 'it' | 'en'): string {
  const parts = lists[language].formatToParts(names);
  return parts.map(({ value }, index) => euphonic(value, parts[index + 1]?.value)).join('');
}

/** Italian says «ed» before a name in E; the data behind Intl does not know. */
function euphonic(separator: string, next: string | undefined): string {
  return separator === ' e ' && /^[eèé]/i.test(next ?? '') ? ' ed ' : separator;
}
