/** Colours of an exported picture; the same as those of the window (`renderer/ui/tokens.css`), which an SVG file cannot refer to. */
export interface Palette {
  readonly sheet: string
  readonly gridDot: string
  readonly node: string
  readonly nodeLine: string
  readonly groupFill: string
  readonly groupLine: string
  readonly zoneLine: string
  readonly edge: string
  readonly text: string
  readonly soft: string
  readonly caption: string
  /** Under the vendors' icons that fail on a dark ground; `null`: none. */
  readonly iconTile: Readonly<Record<'aws' | 'gcp' | 'azure' | 'generic', string | null>>
  /** Notes beside the parts. */
  readonly note: { readonly fill: string; readonly line: string }
  readonly providers: Readonly<
    Record<'aws' | 'gcp' | 'azure' | 'generic', { readonly text: string; readonly fill: string }>
  >
}

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    sheet: '#f7f8fa',
    gridDot: '#d7d9de',
    node: '#ffffff',
    nodeLine: '#d1d2d9',
    groupFill: '#ffffff',
    groupLine: '#d1d2d9',
    zoneLine: '#888a92',
    edge: '#7d808a',
    text: '#1a1b22',
    soft: '#484a53',
    caption: '#636670',
    iconTile: { aws: null, gcp: null, azure: null, generic: null },
    note: { fill: '#fdf1e4', line: '#e89719' },
    providers: {
      aws: { text: '#8e4800', fill: '#fff0e7' },
      gcp: { text: '#2256bb', fill: '#eef4ff' },
      azure: { text: '#035f73', fill: '#e5f7fd' },
      generic: { text: '#53555d', fill: '#f3f3f5' },
    },
  },
  dark: {
    sheet: '#0d0e12',
    gridDot: '#25262c',
    node: '#1d1e23',
    nodeLine: '#3b3d45',
    groupFill: '#15161a',
    groupLine: '#3b3d45',
    zoneLine: '#757780',
    edge: '#838690',
    text: '#eff0f3',
    soft: '#c1c2c8',
    caption: '#9c9ea6',
    iconTile: { aws: null, gcp: '#f3f4f7', azure: '#f3f4f7', generic: null },
    note: { fill: '#2e200f', line: '#f7a73b' },
    providers: {
      aws: { text: '#ffb077', fill: '#301e11' },
      gcp: { text: '#a5c5fe', fill: '#192334' },
      azure: { text: '#71d4ef', fill: '#11262c' },
      generic: { text: '#c2c4cc', fill: '#222325' },
    },
  },
}
