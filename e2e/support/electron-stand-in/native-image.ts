import { strict } from './strict.ts';

interface Representation {
  readonly scaleFactor: number;
  readonly width: number;
  readonly height: number;
  readonly dataURL: string;
}

export class NativeImage {
  readonly representations: Representation[] = [];

  addRepresentation(representation: Representation): void {
    const { width, height, dataURL } = representation;
    const png = Buffer.from(dataURL.replace(/^data:image\/png;base64,/, ''), 'base64');
    // Electron shows nothing at all for what it cannot read.
    if (png.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error(`no PNG in ${dataURL.slice(0, 40)}`);
    if (png.readUInt32BE(16) !== width || png.readUInt32BE(20) !== height)
      throw new Error(`a picture that is not ${width} x ${height}`);
    this.representations.push(representation);
  }

  setTemplateImage(_: boolean): void {
    if (process.platform !== 'darwin') throw new Error('setTemplateImage is for macOS');
  }
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => strict('NativeImage', new NativeImage()),
});
