import type { MantineColorsTuple, MantineThemeOverride } from '@mantine/core';

/*
 * The tokens of base.css as Mantine scales. In every scale shades 5 to 9 carry text on white, on
 * sand and under white text at 4.5:1 or more, lighter ones carry ink; 7 is the token itself.
 */
const majorelle: MantineColorsTuple = [
  '#eceafd',
  '#dad7fb',
  '#c0bbf6',
  '#a29bef',
  '#857ce6',
  '#5f55d6',
  '#4a42c9',
  '#3730a3',
  '#2d278d',
  '#241e78',
];
const saffron: MantineColorsTuple = [
  '#fef3da',
  '#fbe3b0',
  '#f7cb76',
  '#f9b233',
  '#e08e1b',
  '#a85006',
  '#ae5108',
  '#b45309',
  '#8a3f06',
  '#6f3205',
];
const mint: MantineColorsTuple = [
  '#dcf5ee',
  '#b7e8dc',
  '#84d3c3',
  '#4cb8a6',
  '#2fa493',
  '#0f7a71',
  '#0f7870',
  '#0f766e',
  '#0b5c55',
  '#084842',
];
const red: MantineColorsTuple = [
  '#fdecea',
  '#fad2ce',
  '#f4aaa3',
  '#ec8177',
  '#e5695e',
  '#c4362a',
  '#b42318',
  '#b42318',
  '#96190f',
  '#7a120a',
];
const sand: MantineColorsTuple = [
  '#faf7f2',
  '#f3eee6',
  '#e8e1d6',
  '#ddd6cb',
  '#8c8378',
  '#6b655d',
  '#5f5a54',
  '#4a4641',
  '#35322e',
  '#23211f',
];

const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif";

/** Smallest side of what is touched, in pixels (44 is the floor of the house). */
const TARGET = 44;

/** Mantine in the colours, type and target sizes of the house; light only. */
export const theme = {
  colors: { majorelle, saffron, mint, red, gray: sand },
  primaryColor: 'majorelle',
  primaryShade: 7,
  white: '#fff',
  black: '#23211f',
  autoContrast: true,
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '8px', md: '10px', lg: '14px', xl: '99px' },
  fontFamily: FONTS,
  fontFamilyMonospace: 'ui-monospace, Menlo, Consolas, monospace',
  headings: { fontFamily: FONTS, fontWeight: '700', textWrap: 'balance' },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.0625rem', xl: '1.3rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.6' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // What floats stays inside the root that has the variables.
    Portal: { defaultProps: { target: '#mantine-root' } },
    // The page's own style sheet holds the page still: the component would insert a <style>.
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
    // Drawn in the body, their <header> would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Button: { defaultProps: { size: 'lg' } },
    ActionIcon: { defaultProps: { size: TARGET } },
    CloseButton: { defaultProps: { size: TARGET } },
    Input: { defaultProps: { size: 'lg' } },
    InputBase: { defaultProps: { size: 'lg' } },
    InputWrapper: {
      defaultProps: { size: 'lg', inputWrapperOrder: ['label', 'description', 'error', 'input'] },
    },
    Checkbox: { defaultProps: { size: 'md', radius: 'xs' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'lg' } },
  },
} as const satisfies MantineThemeOverride;
