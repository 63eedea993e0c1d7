import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_THEME } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { cssVariablesResolver } from './css-variables.ts';
import { dark, light, stateNames } from './tokens.ts';

const variables = cssVariablesResolver(DEFAULT_THEME);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [low = 0, high = 0] = [luminance(one ?? ''), luminance(other ?? '')].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// Read from the disk: imported, a style sheet is empty in a test.
const folder = join(import.meta.dirname, '..');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|css)$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file): [string, string] => [file, readFileSync(join(folder, file), 'utf8')]);

describe('the theme', () => {
  it('says the same names in light and dark', () => {
    expect(Object.keys(variables.dark).sort()).toEqual(Object.keys(variables.light).sort());
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('is readable: %s', (_, { surfaces, states }) => {
    for (const name of stateNames) {
      const [fg, tint] = states[name];
      expect(contrast(fg, surfaces['surface']), `${name} on a card`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(fg, tint), `${name} on its tint`).toBeGreaterThanOrEqual(4.5);
    }
    for (const text of ['text', 'text-2', 'text-3', 'accent-fg']) {
      expect(contrast(surfaces[text], surfaces['surface']), text).toBeGreaterThanOrEqual(4.5);
      expect(contrast(surfaces[text], surfaces['bg']), text).toBeGreaterThanOrEqual(4.5);
    }
    for (const dot of ['dot-ok', 'dot-wait', 'dot-unsure', 'dot-fail', 'control']) {
      expect(contrast(surfaces[dot], surfaces['surface']), dot).toBeGreaterThanOrEqual(3);
    }
  });

  it('holds every colour: no literal stands anywhere else', () => {
    const outside = sources.filter(([file]) => !file.startsWith('theme'));
    const literal = /#[0-9a-f]{3,8}\b(?!\/)|\b(?:rgba?|hsla?|oklch)\(/gi;
    const found = outside.flatMap(([file, source]) =>
      [...source.matchAll(literal)].map(([text]) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('every variable that is read is one that is set', () => {
    const css = sources.filter(([file]) => file.endsWith('.css'));
    expect(css.length).toBeGreaterThan(20);
    const set = new Set([
      ...Object.keys(variables.light),
      ...Object.keys(variables.variables),
      ...sources.flatMap(([, source]) =>
        [...source.matchAll(/(--[\w-]+)['"]?\s*:/g)].map(([, name]) => name),
      ),
    ]);
    const unknown = css.flatMap(([file, source]) =>
      [...source.matchAll(/var\((--(?!mantine)[\w-]+)\)/g)]
        .filter(([, name]) => !set.has(name))
        .map(([, name]) => `${file}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});
