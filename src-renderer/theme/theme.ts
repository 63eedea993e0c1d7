import { createTheme } from '@mantine/core';
import { carta, mora, notte } from './palette.ts';

export const theme = createTheme({
  primaryColor: 'mora',
  primaryShade: { light: 7, dark: 6 },
  colors: { mora, gray: carta, dark: notte },
  black: carta[9],
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.27', sm: '1.34', md: '1.54', lg: '1.47', xl: '1.44' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '6px', sm: '8px', md: '10px', lg: '12px', xl: '16px' },
  shadows: {
    xs: 'var(--shadow-1)',
    sm: 'var(--shadow-1)',
    md: 'var(--shadow-2)',
    lg: 'var(--shadow-3)',
    xl: 'var(--shadow-3)',
  },
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px', fontWeight: '620' },
      h2: { fontSize: '15px', lineHeight: '22px' },
      h3: { fontSize: '13.5px', lineHeight: '20px' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Text: { defaultProps: { size: 'md' } },
    // The window itself never scrolls, and the scroll lock writes a style tag that no nonce reaches.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        radius: 'lg',
        transitionProps: { duration: 180 },
        // Its header is not the page's banner.
        attributes: { header: { role: 'none' } },
      },
    },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 180 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, radius: 'xs' } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    SegmentedControl: { defaultProps: { transitionDuration: 120 } },
  },
});
