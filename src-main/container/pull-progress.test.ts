import { describe, expect, it } from 'vitest';
import { PullMeter } from './pull-progress.ts';

const downloading = (id: string, current: number, total: number) => ({
  id,
  status: 'Downloading',
  progressDetail: { current, total },
});

describe('the progress of a pull', () => {
  it('adds up its layers, and counts a finished one in full', () => {
    const meter = new PullMeter();
    meter.take({ status: 'Pulling from devlikeapro/waha', id: 'gows' }, 0);
    meter.take(downloading('a', 10, 100), 1_000);
    meter.take(downloading('b', 30, 50), 2_000);
    meter.take({ id: 'a', status: 'Download complete' }, 3_000);
    expect(meter.progress()).toMatchObject({ doneBytes: 130, totalBytes: 150 });
  });

  it('does not count a layer again while it is unpacked', () => {
    const meter = new PullMeter();
    meter.take(downloading('a', 100, 100), 0);
    meter.take({ id: 'a', status: 'Extracting', progressDetail: { current: 20, total: 100 } }, 1_000);
    expect(meter.progress()).toMatchObject({ doneBytes: 100, totalBytes: 100 });
  });

  it('tells the rate of the last seconds, not of the whole', () => {
    const meter = new PullMeter();
    expect(meter.progress().bytesPerSecond).toBeNull();
    meter.take(downloading('a', 0, 100_000), 0);
    meter.take(downloading('a', 50_000, 100_000), 10_000);
    meter.take(downloading('a', 51_000, 100_000), 11_000);
    meter.take(downloading('a', 52_000, 100_000), 12_000);
    expect(meter.progress().bytesPerSecond).toBe(1_000);
  });
});
