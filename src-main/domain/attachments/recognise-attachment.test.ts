import { describe, expect, it } from 'vitest';
import { attachmentId } from './attachment.ts';
import { recogniseAttachment } from './recognise-attachment.ts';
import { aJpeg, aPdf, aPng } from './testing/files.ts';

const megabyte = 1024 * 1024;

describe('a file to send along', () => {
  it.each([
    ['a JPEG', aJpeg(), 'image/jpeg', 'foto.jpg'],
    ['a PNG', aPng(), 'image/png', 'foto.png'],
    ['a PDF', aPdf(), 'application/pdf', 'foto.pdf'],
  ])('is known as %s by its content, whatever its name', (_, bytes, mimetype, filename) => {
    expect(recogniseAttachment(bytes, 'foto.exe')).toEqual({
      ok: true,
      attachment: { id: attachmentId(filename, bytes), filename, mimetype, size: bytes.length, bytes },
    });
  });

  it('may have a little before the beginning of a PDF and after the end of a JPEG', () => {
    expect(recogniseAttachment(Buffer.concat([Buffer.from('\n\n'), aPdf()]), 'a.pdf').ok).toBe(true);
    expect(recogniseAttachment(Buffer.concat([aJpeg(), Buffer.alloc(40)]), 'a.jpg').ok).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'EMPTY'],
    ['a text with the name of a photo', Buffer.from('ciao'), 'UNKNOWN_TYPE'],
    ['a web page', Buffer.from('<html><body>JFIF</body></html>'), 'UNKNOWN_TYPE'],
    ['an animated GIF', Buffer.from('GIF89a…'), 'UNKNOWN_TYPE'],
    ['a photo of an iPhone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'HEIC'],
    ['half a JPEG', aJpeg().subarray(0, -4), 'INCOMPLETE'],
    ['half a PNG', aPng().subarray(0, 40), 'INCOMPLETE'],
    ['half a PDF', aPdf().subarray(0, 30), 'INCOMPLETE'],
  ])('is refused when it is %s', (_, bytes, problem) => {
    expect(recogniseAttachment(bytes, 'foto.jpg')).toEqual({ ok: false, problem });
  });

  it.each([
    ['photo', aJpeg(5 * megabyte), 5],
    ['PDF', aPdf(10 * megabyte), 10],
  ])('is refused as a %s over its limit', (_, bytes, limitMegabytes) => {
    expect(recogniseAttachment(bytes, 'a')).toEqual({ ok: false, problem: 'TOO_LARGE', limitMegabytes });
  });

  it.each([
    ['C:\\Users\\Anna\\Invito Matrimonio.PDF', 'Invito Matrimonio.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['.pdf', 'invito.pdf'],
    ['', 'invito.pdf'],
    ['a\u202Efdp.exe\u0000', 'afdp.pdf'],
    ['x'.repeat(300), `${'x'.repeat(80)}.pdf`],
  ])('called %j is shown as %s', (given, shown) => {
    expect(recogniseAttachment(aPdf(), given)).toMatchObject({ attachment: { filename: shown } });
  });
});
