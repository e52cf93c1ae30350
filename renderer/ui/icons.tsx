import type { ReactNode, SVGProps } from 'react';

const paths = {
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  data: 'M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13',
  model: 'M3 12.5c2.5 0 2.6-9 5-9s2.5 9 5 9M2.5 13h11',
  fit: 'M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6',
  objects:
    'M6 2.5H5.2A1.7 1.7 0 0 0 3.5 4.2v2L2.2 8l1.3 1.8v2a1.7 1.7 0 0 0 1.7 1.7H6M10 2.5h.8a1.7 1.7 0 0 1 1.7 1.7v2L13.8 8l-1.3 1.8v2a1.7 1.7 0 0 1-1.7 1.7H10',
  sessions: 'M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10.2h3',
  environment: 'M8 2.2 13.2 5v6L8 13.8 2.8 11V5zM2.8 5 8 7.8 13.2 5M8 7.8v6',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  play: 'M5 3.2v9.6l7.5-4.8z',
  stop: 'M4.5 4.5h7v7h-7z',
  power: 'M8 2v5.5M4.8 4.2a5 5 0 1 0 6.4 0',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  wrap: 'M2.5 4h11M2.5 8h8.6a2.2 2.2 0 0 1 0 4.4H8M9.6 10.6l-1.8 1.8 1.8 1.8M2.5 12.4h2.7',
  clear: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM3.8 3.8l8.4 8.4',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v3h-3',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.8a3.7 3.7 0 0 1 0 7.4H6',
  copy: 'M5.5 5.5h7v7h-7zM10.5 5.5v-2h-7v7h2',
  check: 'M3 8.5l3.2 3L13 4.5',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.3v3.6M8 5v.3',
  fail: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  folder: 'M2 4h4l1.5 1.5H14v7.5H2z',
  import: 'M8 2.5v7M5 7l3 3 3-3M3 13h10',
  search: 'M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 10l3.5 3.5',
  panel: 'M2.5 3h11v10h-11zM10 3v10',
  bottom: 'M2.5 3h11v10h-11zM2.5 10h11',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1',
  code: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  eye: 'M1.8 8C3.4 5.2 5.5 3.8 8 3.8s4.6 1.4 6.2 4.2c-1.6 2.8-3.7 4.2-6.2 4.2S3.4 10.8 1.8 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.2 4.5l.6 9h6.4l.6-9M6.8 7v4M9.2 7v4',
  dots: 'M3.5 8h.2M8 8h.2M12.5 8h.2',
  up: 'M8 12V4M4.5 7.5 8 4l3.5 3.5',
  sink: 'M8 4v8M4.5 8.5 8 12l3.5-3.5',
} as const;

export type IconName = keyof typeof paths;

/** A 16-pixel line drawing in the colour of its text; beside a label, so hidden from screen readers. */
export function Icon({
  name,
  size = 16,
  ...rest
}: { readonly name: IconName; readonly size?: number } & SVGProps<SVGSVGElement>): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 2.2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...rest}
    >
      <path d={paths[name]} />
    </svg>
  );
}
