import type { JSX } from 'react'

/** Interface icons: 24 grid, stroke 1.6, round ends, drawn for Skyloom. Services have glyphs of their own, in the catalogue. */
export const ICONS = {
  home: (
    <>
      <path d="M4 11.5 12 5l8 6.5M6.5 10v9h11v-9" />
    </>
  ),
  undo: (
    <>
      <path d="M9 7 5 11l4 4M5 11h9a5 5 0 0 1 0 10h-2" />
    </>
  ),
  redo: (
    <>
      <path d="m15 7 4 4-4 4M19 11h-9a5 5 0 0 0 0 10h2" />
    </>
  ),
  present: (
    <>
      <rect x="3.5" y="5" width="17" height="11" rx="1.5" />
      <path d="M12 16v4M8.5 20h7" />
    </>
  ),
  export: (
    <>
      <path d="M12 14V4m-4 4 4-4 4 4M5 13v6h14v-6" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="5.5" />
      <path d="m15 15 4.5 4.5" />
    </>
  ),
  plus: (
    <>
      <path d="M12 5v14M5 12h14" />
    </>
  ),
  minus: (
    <>
      <path d="M5 12h14" />
    </>
  ),
  down: (
    <>
      <path d="m7 10 5 5 5-5" />
    </>
  ),
  right: (
    <>
      <path d="m10 7 5 5-5 5" />
    </>
  ),
  left: (
    <>
      <path d="m14 7-5 5 5 5" />
    </>
  ),
  up: (
    <>
      <path d="m7 14 5-5 5 5" />
    </>
  ),
  close: (
    <>
      <path d="m6.5 6.5 11 11m0-11-11 11" />
    </>
  ),
  pointer: (
    <>
      <path d="m6 4 12 8.5-5.5 1L9.5 19z" />
    </>
  ),
  hand: (
    <>
      <path d="M8 12V6.5a1.5 1.5 0 0 1 3 0V11m0-5.5a1.5 1.5 0 0 1 3 0V11m0-3.5a1.5 1.5 0 0 1 3 0V14c0 4-2.5 6.5-5.5 6.5S7 19 5.5 15.5L4.5 13a1.4 1.4 0 0 1 2.5-1.3L8 13" />
    </>
  ),
  wire: (
    <>
      <circle cx="5.5" cy="17.5" r="2" />
      <circle cx="18.5" cy="6.5" r="2" />
      <path d="M7.5 17.5H12v-11h4.5" />
    </>
  ),
  fit: (
    <>
      <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
    </>
  ),
  overlay: (
    <>
      <path d="m12 4 8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4" />
    </>
  ),
  check: (
    <>
      <path d="m5.5 12.5 4.5 4.5 9-10" />
    </>
  ),
  dots: (
    <>
      <path d="M6 12h.01M12 12h.01M18 12h.01" strokeWidth="2.6" />
    </>
  ),
  lock: (
    <>
      <rect x="6" y="11" width="12" height="8.5" rx="1.5" />
      <path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 11v5M12 8h.01" strokeWidth="1.8" />
    </>
  ),
  receipt: (
    <>
      <path d="M6 4h12v16l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 20zM9 9h6M9 13h6" />
    </>
  ),
  target: (
    <>
      <circle cx="12" cy="12" r="8" />
      <circle cx="12" cy="12" r="4" />
      <path d="M12 12h.01" strokeWidth="2.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  coin: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M14.5 9.5c-.5-1-1.4-1.5-2.5-1.5-1.5 0-2.5.8-2.5 2s1 1.7 2.5 2 2.5.9 2.5 2-1 2-2.5 2c-1.2 0-2.1-.5-2.5-1.5M12 6.5v11" />
    </>
  ),
  shield: (
    <>
      <path d="M12 3.5 19 6v6c0 4-3 7-7 8.5C8 19 5 16 5 12V6z" />
    </>
  ),
  book: (
    <>
      <path d="M5 5.5A1.5 1.5 0 0 1 6.5 4H19v13H6.5A1.5 1.5 0 0 0 5 18.5zm0 13A1.5 1.5 0 0 0 6.5 20H19v-3" />
    </>
  ),
  history: (
    <>
      <path d="M4.5 12a7.5 7.5 0 1 0 2.5-5.6L4.5 9M4.5 5v4h4M12 8v4l3 2" />
    </>
  ),
  filter: (
    <>
      <path d="M4 6h16M7 12h10M10 18h4" />
    </>
  ),
  tree: (
    <>
      <path d="M5 5h5v4H5zM14 10h5v4h-5zM14 17h5v4h-5zM7.5 9v10H14M7.5 12H14" />
    </>
  ),
  eye: (
    <>
      <path d="M3 12c2.5-4.5 5.5-6.5 9-6.5s6.5 2 9 6.5c-2.5 4.5-5.5 6.5-9 6.5S5.5 16.5 3 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  pin: (
    <>
      <path d="M12 21s6-6 6-11a6 6 0 0 0-12 0c0 5 6 11 6 11z" />
      <circle cx="12" cy="10" r="2" />
    </>
  ),
  swap: (
    <>
      <path d="M4 8h14l-3-3M20 16H6l3 3" />
    </>
  ),
  folder: (
    <>
      <path d="M4 6h6l2 2.5h8V19H4z" />
    </>
  ),
  grip: (
    <>
      <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" strokeWidth="2.2" />
    </>
  ),
  link: (
    <>
      <path d="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.6-5.6L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.6 5.6L12 17" />
    </>
  ),
  bulb: (
    <>
      <path d="M9 17h6M10 20h4M8.5 14.5A5.5 5.5 0 1 1 15.5 14.5c-.6.6-.9 1.5-.9 2.5H9.4c0-1-.3-1.9-.9-2.5z" />
    </>
  ),
  users: (
    <>
      <circle cx="9" cy="8.5" r="3" />
      <path d="M3.5 19c.3-3.5 2.5-5.5 5.5-5.5s5.2 2 5.5 5.5M15.5 5.8a3 3 0 0 1 0 5.4M17.5 14c1.8.7 2.8 2.5 3 5" />
    </>
  ),
  vm: (
    <>
      <rect x="6" y="6" width="12" height="12" rx="1.5" />
      <rect x="9.5" y="9.5" width="5" height="5" />
      <path d="M9 3.5V6m6-2.5V6M9 18v2.5m6-2.5v2.5M3.5 9H6m-2.5 6H6m12-6h2.5M18 15h2.5" />
    </>
  ),
  gpu: (
    <>
      <rect x="3.5" y="7" width="17" height="10" rx="1.5" />
      <circle cx="8.5" cy="12" r="2.2" />
      <circle cx="15.5" cy="12" r="2.2" />
      <path d="M6 17v3m4-3v3m4-3v3" />
    </>
  ),
  lb: (
    <>
      <circle cx="5.5" cy="12" r="2" />
      <circle cx="18.5" cy="5.5" r="2" />
      <circle cx="18.5" cy="12" r="2" />
      <circle cx="18.5" cy="18.5" r="2" />
      <path d="M7.5 12h9M7 10.5l9.6-4.2M7 13.5l9.6 4.2" />
    </>
  ),
  db: (
    <>
      <ellipse cx="12" cy="6.5" rx="6.5" ry="2.5" />
      <path d="M5.5 6.5v11c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5v-11M5.5 12c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5" />
    </>
  ),
  cache: (
    <>
      <ellipse cx="12" cy="6.5" rx="6.5" ry="2.5" />
      <path d="M5.5 6.5v11c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5v-11M12.8 10.5 10 14.5h4l-2.8 4" />
    </>
  ),
  bucket: (
    <>
      <path d="M5 7h14l-2 12H7zM5 7c0-1.4 3-2.5 7-2.5s7 1.1 7 2.5" />
    </>
  ),
  queue: (
    <>
      <rect x="3.5" y="8" width="3.5" height="8" rx=".8" />
      <rect x="9" y="8" width="3.5" height="8" rx=".8" />
      <path d="M15 12h5.5m-2.5-2.5 2.5 2.5-2.5 2.5" />
    </>
  ),
  monitor: (
    <>
      <rect x="3.5" y="5" width="17" height="13" rx="1.5" />
      <path d="M6 12h3l1.5-3.5 2.5 6 1.5-2.5H18" />
    </>
  ),
  ml: (
    <>
      <circle cx="5.5" cy="7" r="1.8" />
      <circle cx="5.5" cy="17" r="1.8" />
      <circle cx="12" cy="12" r="1.8" />
      <circle cx="18.5" cy="7" r="1.8" />
      <circle cx="18.5" cy="17" r="1.8" />
      <path d="m7 8 3.5 3M7 16l3.5-3m3-1L17 8m-3.5 5 3.5 3" />
    </>
  ),
  container: (
    <>
      <path d="m12 3.5 7.5 4.2v8.6L12 20.5l-7.5-4.2V7.7zM4.5 7.7 12 12l7.5-4.3M12 12v8.5" />
    </>
  ),
  kube: (
    <>
      <circle cx="12" cy="12" r="7.5" />
      <circle cx="12" cy="12" r="1.8" />
      <path d="M12 4.5v5.7m0 3.6v5.7M5.5 8.2l5 2.9m3 1.8 5 2.9m-13 0 5-2.9m3-1.8 5-2.9" />
    </>
  ),
  region: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M4 12h16M12 4v16" />
    </>
  ),
  vpc: (
    <>
      <path d="M7 17.5a4 4 0 0 1-.5-8A5.5 5.5 0 0 1 17 9a4.3 4.3 0 0 1 .5 8.5z" />
    </>
  ),
  zone: (
    <>
      <rect x="4.5" y="4.5" width="15" height="15" rx="2" strokeDasharray="3 2.5" />
    </>
  ),
  cdn: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M5.5 7.5a8 8 0 0 1 13 0M5.5 16.5a8 8 0 0 0 13 0M4 12h1.5m13 0H20" />
    </>
  ),
  key: (
    <>
      <circle cx="8" cy="14.5" r="3.5" />
      <path d="m10.5 12 8-8m-3 3 3 3" />
    </>
  ),
  spark: (
    <>
      <path d="M4 15l4-5 3.5 4L16 7l4 5" />
    </>
  ),
  text: (
    <>
      <path d="M6 7V5h12v2M12 5v14M9.5 19h5" />
    </>
  ),
  note: (
    <>
      <path d="M5 5h14v9l-5 5H5zM14 19v-5h5" />
    </>
  ),
  play: (
    <>
      <path d="M8 5.5v13l10.5-6.5z" fill="currentColor" strokeLinejoin="round" />
    </>
  ),
  pause: (
    <>
      <path d="M8 6v12M16 6v12" strokeWidth="2.5" />
    </>
  ),
  back: (
    <>
      <path d="M18 6v12l-8-6zM7 6v12" />
    </>
  ),
  step: (
    <>
      <path d="M6 6v12l8-6zM17 6v12" />
    </>
  ),
  func: (
    <>
      <path d="M7 5h2.5l6 14H18M11.5 10 7 19" />
    </>
  ),
  dns: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M4 12h16M12 4c2.5 2.5 3.5 5 3.5 8s-1 5.5-3.5 8c-2.5-2.5-3.5-5-3.5-8S9.5 6.5 12 4z" />
    </>
  ),
  nat: (
    <>
      <path d="M9 4.5h10v15H9M3.5 12h11m-3.5-3.5L14.5 12 11 15.5" />
    </>
  ),
  stream: (
    <>
      <path d="M4 8c3-3 5 3 8 0s5 3 8 0M4 13c3-3 5 3 8 0s5 3 8 0M4 18c3-3 5 3 8 0s5 3 8 0" />
    </>
  ),
  gateway: (
    <>
      <path d="M8 5 3.5 12 8 19M16 5l4.5 7-4.5 7M10 15l4-6" />
    </>
  ),
  train: (
    <>
      <path d="M18.5 9A7.5 7.5 0 1 0 19.5 13M19 4.5V9h-4.5" />
    </>
  ),
  flag: (
    <>
      <path d="M6 21V4h11l-2.5 4L17 12H6" />
    </>
  ),
  bolt: (
    <>
      <path d="M13 3.5 6 13.5h5l-.5 7 7-10h-5z" />
    </>
  ),
  sun: (
    <>
      <circle cx="12" cy="12" r="3.6" />
      <path d="M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6 18 18M18 6l-1.4 1.4M7.4 16.6 6 18" />
    </>
  ),
  moon: (
    <>
      <path d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z" />
    </>
  ),
  save: (
    <>
      <path d="M5 5h11l3 3v11H5zM8.5 5v4.5h6V5M8.5 19v-5h7v5" />
    </>
  ),
  file: (
    <>
      <path d="M7 4h7l4 4v12H7zM14 4v4h4" />
    </>
  ),
  keyboard: (
    <>
      <rect x="3.5" y="6.5" width="17" height="11" rx="1.5" />
      <path d="M7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M7 14h.01M10 14h4M17 14h.01" strokeWidth="1.8" />
    </>
  ),
  trash: (
    <>
      <path d="M5 7h14M10 7V5h4v2M7 7l.8 12h8.4L17 7M10.5 10.5v5M13.5 10.5v5" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="1.5" />
      <path d="M15.5 8.5v-4h-11v11h4" />
    </>
  ),
  external: (
    <>
      <path d="M13 5h6v6M19 5l-8 8M10 6H5v13h13v-5" />
    </>
  ),
  maximise: (
    <>
      <path d="M13 5h6v6M19 5l-6.5 6.5M11 19H5v-6M5 19l6.5-6.5" />
    </>
  ),
  restore: (
    <>
      <path d="M19.5 10.5h-6v-6M13.5 10.5 20 4M4.5 13.5h6v6M10.5 13.5 4 20" />
    </>
  ),
  edit: (
    <>
      <path d="M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3" />
    </>
  ),
} as const satisfies Record<string, JSX.Element>

export type IconName = keyof typeof ICONS
