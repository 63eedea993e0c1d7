import { dark, fixed, light } from '../src-renderer/theme/tokens.ts';

const name = 'virtual:frame-colours.css';

/** For Vite: the colours of the theme as a style sheet, for what is painted before the theme's own script has run. */
export function frameColours() {
  return {
    name: 'frame-colours',
    resolveId: (id: string) => (id === name ? `\0${name}` : undefined),
    load: (id: string) => (id === `\0${name}` ? styleSheet() : undefined),
  };
}

function styleSheet(): string {
  return [
    rule(':root', fixed),
    rule(":root[data-mantine-color-scheme='light']", light.surfaces),
    rule(":root[data-mantine-color-scheme='dark']", dark.surfaces),
  ].join('\n');
}

function rule(selector: string, tokens: Readonly<Record<string, string>>): string {
  const lines = Object.entries(tokens).map(([token, value]) => `  --${token}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}`;
}
