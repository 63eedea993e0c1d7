/** Colours and cursor moves, which mean nothing outside a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they are made of
const terminalCodes = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;
const otherControls = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
/** A QR code drawn with blocks: whoever photographs the log could link a device. */
const qrBlocks = /[\u2580-\u259f]{4,}/u;
const qrText = /\b[12]@[\w+/=,.-]{20,}/g;
const named =
  /((?:x-)?api[-_ ]?key|password|passwd|secret|token|authorization)(["']?\s*[:=]\s*["']?)([^\s"',;&]+)/gi;
const hashes = /sha512:[0-9a-f]+/gi;
/** Long words of letters and digits are keys, or as good as keys. */
const longWords = /(?<![\w+/-])(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])[\w+-]{32,}={0,2}/gi;
/** Whatever WhatsApp's addresses say is a number, also within an id of a message. */
const addresses = /(?<!\d)\+?(\d{2})\d{3,}(\d{4})(?=(?:[.:-]\d+)*@)/g;
const phones = /(?<![\w.-]|\d:)\+?(\d{2})\d{3,}(\d{4})(?![\w-]|\.\d)/g;

/** Whole pictures may stand in one line. */
const longestLine = 4_000;

/** A line of WAHA's log as it may be shown, copied and passed on: without keys, codes and whole phone numbers. */
export function maskedLine(text: string, secrets: readonly string[]): string {
  return masked(text.slice(0, 2 * longestLine), secrets).slice(0, longestLine);
}

function masked(text: string, secrets: readonly string[]): string {
  const plain = text.replaceAll(terminalCodes, '').replaceAll(otherControls, ' ').trimEnd();
  if (qrBlocks.test(plain)) return '[QR]';
  const withoutOurs = secrets
    .filter((secret) => secret !== '')
    .reduce((line, secret) => line.replaceAll(secret, '•••'), plain);
  return withoutOurs
    .replaceAll(qrText, '[QR]')
    .replaceAll(hashes, 'sha512:•••')
    .replaceAll(named, '$1$2•••')
    .replaceAll(longWords, '•••')
    .replaceAll(addresses, '$1…$2')
    .replaceAll(phones, '$1…$2');
}
