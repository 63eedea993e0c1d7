/** A household's name inside a sentence: Italian writes «famiglia» small there. */
export function inSentence(name: string): string {
  return name.replace(/^Famiglia(?= )/, 'famiglia');
}
