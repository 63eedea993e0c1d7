import type { MantineColorsTuple } from '@mantine/core';

/** Blackberry, the brand. Shade 7 fills in light, shade 6 in dark. */
export const mora: MantineColorsTuple = [
  '#F8EBF3',
  '#F0D8E6',
  '#E7C6DA',
  '#D9A3C3',
  '#C87FA9',
  '#B4538B',
  '#A94A82',
  '#82305F',
  '#6B264D',
  '#4A1A35',
];

/** Paper: Mantine's gray. */
export const carta: MantineColorsTuple = [
  '#FAF8F6',
  '#F6F4F1',
  '#F1EEEA',
  '#E5E0DA',
  '#CFC8C0',
  '#8C847C',
  '#6F675F',
  '#575049',
  '#3A3531',
  '#221E1C',
];

/** Night: Mantine's dark, from text (0) to the window (9). */
export const notte: MantineColorsTuple = [
  '#F3EFF2',
  '#BFB7BE',
  '#9C949C',
  '#827A84',
  '#4A434D',
  '#322D34',
  '#232024',
  '#1E1B1F',
  '#19171A',
  '#141215',
];
