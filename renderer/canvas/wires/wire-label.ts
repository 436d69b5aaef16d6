import type { DesignEdge, EdgeReport, Label } from '../../../simulation/index.ts'
import { writeFigure } from '../../ui/write.ts'

const WRITTEN = new WeakMap<DesignEdge, { readonly rps: number | null; readonly label: string }>()

/** What differs about a wire: its rate, or why it is called; empty when there is nothing to say. Written again only for another rate. */
export function wireLabel(edge: DesignEdge, report: Pick<EdgeReport, 'rps'> | undefined): string {
  const rps = report?.rps ?? null
  const known = WRITTEN.get(edge)
  if (known?.rps === rps) return known.label
  const label = writeLabel(edge, rps)
  WRITTEN.set(edge, { rps, label })
  return label
}

function writeLabel(edge: DesignEdge, rps: number | null): string {
  if (edge.kind === 'link') return ''
  const rate = rps !== null && rps > 0 ? writeFigure(rps, 'rate') : ''
  return [rate, wireReason(edge)].filter(Boolean).join(' ')
}

/** What is unusual about the calls of a wire, in a word or two; empty for one call each time. */
export function wireReason({ onMissOf, dependency, calls }: DesignEdge): string {
  if (onMissOf !== undefined) return 'on a miss'
  if (dependency.startsWith('fallback')) return 'fallback'
  return calls === 1 ? '' : `× ${calls}`
}

/** Px of a character of a label, of its sides together, and of its height (`sheet.css`). */
const CHARACTER = 6.4
const SIDES = 12
const HEIGHT = 16

const SIZES: Label['size'][] = []

/** How much room a label takes, near enough to place it before it is drawn; one object for all of the same size. */
export function labelSize({ length }: string): Label['size'] {
  SIZES[length] ??= { width: Math.ceil(length * CHARACTER + SIDES), height: HEIGHT }
  return SIZES[length]
}
