import type { CSSVariablesResolver } from '@mantine/core';
import { dark, fixed, light, type StateName, stateNames } from './tokens.ts';

type Scheme = typeof light;

function named(tokens: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value]));
}

function stateVariables(states: Scheme['states']): Record<string, string> {
  return Object.fromEntries(
    stateNames.flatMap((name: StateName) => {
      const [fg, bg, line] = states[name];
      return [
        [`--state-${name}-fg`, fg],
        [`--state-${name}-bg`, bg],
        [`--state-${name}-line`, line],
      ];
    }),
  );
}

function schemeVariables(scheme: Scheme): Record<string, string> {
  return {
    ...named(scheme.surfaces),
    ...stateVariables(scheme.states),
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-anchor': 'var(--accent-fg)',
    '--mantine-color-error': 'var(--state-failed-fg)',
    '--mantine-color-success': 'var(--state-answered-fg)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface-subtle)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--border-strong)',
    '--mantine-color-disabled': 'var(--surface-sunken)',
    '--mantine-color-disabled-color': 'var(--control)',
    '--mantine-color-disabled-border': 'var(--border)',
    '--mantine-color-mora-filled': 'var(--accent)',
    '--mantine-color-mora-filled-hover': 'var(--accent-hover)',
    '--mantine-color-mora-light': 'var(--accent-tint)',
    '--mantine-color-mora-light-hover': 'var(--accent-tint-strong)',
    '--mantine-color-mora-light-color': 'var(--accent-fg)',
    '--mantine-color-mora-text': 'var(--accent-fg)',
    '--mantine-color-mora-outline': 'var(--accent-fg)',
  };
}

/** Turns the tokens into CSS variables, per scheme. Components read only these. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: named(fixed),
  light: schemeVariables(light),
  dark: schemeVariables(dark),
});
