const marked = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^*_~\n]*?\S)\1(?![\p{L}\p{N}])/gu;

/** Without WhatsApp's marks, for an SMS; a line with a link stays as it is. */
export function plainText(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.includes('://') ? line : line.replaceAll(marked, '$2')))
    .join('\n');
}

/** Subject and words, to paste into a mail. */
export function eMailText(subject: string, text: string): string {
  const plain = plainText(text);
  return subject.trim() === '' ? plain : `${subject.trim()}\n\n${plain}`;
}

/** Opens a chat with this number in somebody's own WhatsApp, the words already written. */
export function waMeLink(phone: string, text: string): string {
  return `https://wa.me/${phone.replaceAll(/\D/g, '')}?text=${encodeURIComponent(text)}`;
}
