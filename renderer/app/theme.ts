import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** The fonts of the systems, each by its own name. */
export const systemFont =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
export const monospace =
  'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace';

/** px at the usual size of texts; the style sheets get the same from the build. */
const px = (size: number) => `calc(${size}px * var(--bs-text-scale, 1))`;

/**
 * Lists of choices scroll themselves: a box within them that scrolls is out of reach of the keyboard for some readers.
 * None is higher than the room above or below its field.
 */
const longList = {
  options: { maxHeight: 'min(320px, 40vh / var(--bs-zoom, 1))', overflowY: 'auto' },
} as const;
const listProps = {
  withScrollArea: false,
  comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } },
};

/** Dense and calm: 13 px type, small controls, one accent colour at a shade that white text can be read on. */
export const theme = createTheme({
  fontFamily: systemFont,
  fontFamilyMonospace: monospace,
  colors: {
    dark: [
      '#dfe1e5',
      '#b9bec6',
      '#979da6',
      '#6b717a',
      '#494d54',
      '#3a3d43',
      '#2a2c30',
      '#1e1f22',
      '#191a1d',
      '#131416',
    ],
  },
  primaryColor: 'blue',
  primaryShade: 8,
  defaultRadius: 4,
  fontSizes: { xs: px(13), sm: px(13), md: px(13), lg: px(15), xl: px(18) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: px(18) }, h2: { fontSize: px(15) }, h3: { fontSize: px(13) } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: {
      defaultProps: { size: 'compact-sm' },
      styles: { root: { flexShrink: 0 }, label: { fontWeight: 500 } },
    },
    InputWrapper: {
      styles: { label: { fontWeight: 500, marginBottom: 3 }, description: { fontSize: px(12) } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 26 } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { styles: longList, defaultProps: { ...listProps, size: 'xs' } },
    MultiSelect: {
      styles: { ...longList, pill: { fontSize: px(12), borderRadius: 4, background: 'var(--bs-raised)' } },
      defaultProps: { ...listProps, size: 'xs' },
    },
    Autocomplete: { styles: longList, defaultProps: { ...listProps, size: 'xs' } },
    Pill: { defaultProps: { size: 'sm' } },
    Notification: {
      defaultProps: { withBorder: true },
      styles: { description: { color: 'var(--bs-muted)' }, title: { fontWeight: 600 } },
    },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: {
      defaultProps: { size: 'xs' },
      styles: { label: { fontWeight: 400 }, root: { background: 'var(--bs-raised)' } },
    },
    Menu: {
      // The placeholder takes the focus where a menu may only have items.
      defaultProps: { shadow: 'md', transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false },
      styles: { item: { padding: '4px 10px' }, label: { padding: '4px 10px', fontSize: px(12) } },
    },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } },
    // Its element is a header, which outside of a section would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Modal: {
      // The room above it is a part of the window, also of a zoomed page.
      defaultProps: { yOffset: 'calc(5vh / var(--bs-zoom, 1))', transitionProps: { duration: 100 } },
      styles: { title: { fontWeight: 600, lineHeight: 1.35 } },
    },
  },
});

/** `dimmed` and placeholders darker than Mantine's own, for contrast. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1f2328',
    '--mantine-color-dimmed': '#57606a',
    '--mantine-color-placeholder': '#636c76',
    '--mantine-color-default-border': '#d0d5db',
    '--mantine-color-error': '#c02626',
  },
  dark: {
    '--mantine-color-body': '#1e1f22',
    '--mantine-color-text': '#dfe1e5',
    '--mantine-color-dimmed': '#a7adb6',
    '--mantine-color-placeholder': '#979da6',
    '--mantine-color-default': '#2a2c30',
    '--mantine-color-default-hover': '#34373c',
    '--mantine-color-default-border': '#43474d',
    '--mantine-color-error': '#ff8787',
  },
});
