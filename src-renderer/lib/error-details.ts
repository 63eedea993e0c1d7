export interface ErrorDetails {
  readonly code: string;
  /** As it stands on the screen. */
  readonly sentence: string;
  readonly version: string | null;
  readonly at: Date;
}

/** What is copied for whoever helps: code, sentence, version and time, one a line, and nothing that is somebody's own. */
export function errorDetails({ code, sentence, version, at }: ErrorDetails): string {
  return [code, withoutSecrets(sentence), `Invita ${version ?? '?'}`, at.toISOString()].join('\n');
}

const left = '…';
/** Seven digits and more, however they are grouped. */
const phone = /[+(]{0,2}\d(?:[\s()./-]{0,3}\d){6,}/g;
/** A chat id or an e-mail address. */
const address = /\S+@\S+/g;
/** Behind the last slash of a link a household is signed for. */
const link = /(https?:\/\/[^/\s]+)\/\S*/g;
/** Keys, tokens and signatures are long and of one piece, with figures in them. */
const token = /(?=[\w.~-]*\d)[\w.~-]{16,}/g;

/** A sentence without phone numbers, addresses, links of households and whatever looks like a key. */
export function withoutSecrets(sentence: string): string {
  return sentence
    .replace(link, `$1/${left}`)
    .replace(address, left)
    .replace(token, left)
    .replace(phone, left);
}
