import { create } from 'zustand'
import type { ExportFormat, Overlay, Paper } from '../../simulation/index.ts'
import { readPreference, writePreference } from '../platform/preferences.ts'

/** What the window can make of a design. */
export type Format = 'png' | 'pdf' | 'report' | Exclude<ExportFormat, 'json'>

export function isPicture(format: Format): format is 'png' | 'svg' | 'pdf' {
  return format === 'png' || format === 'svg' || format === 'pdf'
}

/** A page of text, figures and the picture. */
export function isReport(format: Format): format is 'html' | 'report' {
  return format === 'html' || format === 'report'
}

export type Status = 'none' | Overlay
const STATUSES: readonly Status[] = ['none', 'load', 'cost', 'availability']

/** How exports look: what was chosen last, on this machine. */
export interface ExportOptions {
  readonly theme: 'light' | 'dark'
  readonly transparent: boolean
  /** With the dots of the sheet. */
  readonly grid: boolean
  /** What is told of each part. */
  readonly status: Status
  /** With the date of the prices and the assumptions. */
  readonly caption: boolean
  /** Pixels of a PNG for each px of the sheet. */
  readonly scale: number
  readonly paper: Paper
  /** HTML that computes what other rates, targets and failures would do. */
  readonly live: boolean
}

const INITIAL: ExportOptions = {
  theme: 'light',
  transparent: false,
  grid: false,
  status: 'none',
  caption: false,
  scale: 2,
  paper: 'picture',
  live: true,
}
export const SCALES = { least: 0.25, most: 16 } as const
const PAPERS: readonly Paper[] = ['picture', 'a4', 'letter']

export const useExportOptions = create<ExportOptions>()(() => readOptions())

export function setExportOptions(change: Partial<ExportOptions>): void {
  useExportOptions.setState(change)
  writePreference('export', useExportOptions.getState())
}

function readOptions(): ExportOptions {
  const stored = readPreference('export')
  const field = (name: keyof ExportOptions): unknown =>
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined
  const [scale, paper] = [field('scale'), PAPERS.find((known) => known === field('paper'))]
  return {
    theme: field('theme') === 'dark' ? 'dark' : INITIAL.theme,
    transparent: field('transparent') === true,
    grid: field('grid') === true,
    status: STATUSES.find((known) => known === field('status')) ?? INITIAL.status,
    caption: field('caption') === true,
    scale: typeof scale === 'number' && scale >= SCALES.least && scale <= SCALES.most ? scale : INITIAL.scale,
    paper: paper ?? INITIAL.paper,
    live: field('live') !== false,
  }
}
