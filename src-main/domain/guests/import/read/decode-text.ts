import iconv from 'iconv-lite';

interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';
}

/**
 * Bytes → text. A byte order mark decides; else strict UTF-8, which other encodings fail at their first accent; else
 * Windows-1252, as Excel writes it, or MacRoman when that makes better sense of the accents.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes.subarray(2));
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeAs(looksLikeMacRoman(bytes) ? 'macintosh' : 'windows-1252', bytes);
  }
}

function decodeAs(encoding: DecodedText['encoding'], bytes: Uint8Array): DecodedText {
  return { text: iconv.decode(bytes, encoding), encoding };
}

/** à è é ì ò ù of MacRoman are symbols or holes in Windows-1252, whose own accented letters all lie above 0xBF. */
function looksLikeMacRoman(bytes: Uint8Array): boolean {
  let mac = 0;
  for (const byte of bytes) {
    if (byte >= 0xc0 && byte !== 0xd5) return false;
    if ([0x88, 0x8e, 0x8f, 0x93, 0x98, 0x9d].includes(byte)) mac += 1;
  }
  return mac > 0;
}
