/**
 * Ends the line after every `link` of a text: a chat reads on until a space and would make what follows a part of the
 * address, or drop the last character as punctuation. A full stop or comma right after it goes, other text moves down.
 */
export function endLineAfterLink(text: string, link: string): string {
  if (link === '') return text;
  const [before = '', ...after] = text.split(link);
  return after.reduce((ended, part, index) => {
    const rest = part.replace(/^[^\S\n]*(?:[.,;:!?…]+(?=\s|$))?[^\S\n]*/, '');
    const lineEnds = rest.startsWith('\n') || (rest === '' && index === after.length - 1);
    return ended + link + (lineEnds ? rest : `\n${rest}`);
  }, before);
}
