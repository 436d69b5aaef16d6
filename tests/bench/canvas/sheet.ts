import { NODE_SIZE, type Point } from '../../../simulation/index.ts'

/** A large sheet, the same for the canvas and for bare React Flow: parts in rows, each wired to about 1.3 others near it. */
export interface BenchSheet {
  readonly parts: readonly { readonly id: string; readonly position: Point }[]
  readonly wires: readonly { readonly id: string; readonly source: string; readonly target: string }[]
}

const COLUMNS = 40
const STEP = { x: NODE_SIZE.width + 80, y: NODE_SIZE.height + 64 } as const

export function benchSheet(size: number): BenchSheet {
  const parts = Array.from({ length: size }, (_, i) => ({
    id: `p${i}`,
    position: { x: (i % COLUMNS) * STEP.x, y: Math.floor(i / COLUMNS) * STEP.y },
  }))
  const wires: { id: string; source: string; target: string }[] = []
  const wire = (from: number, to: number) => {
    if (to < size && to !== from) wires.push({ id: `w${wires.length}`, source: `p${from}`, target: `p${to}` })
  }
  for (let i = 0; i < size; i++) {
    wire(i, i + 1 + ((i * 7) % 3))
    if (i % 3 === 0) wire(i, i + COLUMNS * (1 + (i % 2)) + (i % 5))
  }
  return { parts, wires }
}

/** The sheet as a design file: services that call on with a small probability, so that visits stay finite. */
export function designOf({ parts, wires }: BenchSheet): string {
  return JSON.stringify({
    format: 'skyloom/design',
    version: 1,
    name: `${parts.length} parts`,
    workloads: [{ id: 'w', source: 'users', rps: 10 }],
    nodes: [
      { id: 'users', service: 'generic.client', position: { x: -STEP.x, y: 0 } },
      ...parts.map(({ id, position }) => ({ id, service: 'generic.service', name: `Part ${id}`, position })),
    ],
    edges: [{ id: 'first', source: 'users', target: 'p0' }, ...wires.map((wire) => ({ ...wire, calls: 0.3 }))],
  })
}

/** What both pages give the bench. */
export interface BenchPage {
  /** Draws the sheet. @returns ms from the change of state to the frame that shows all parts */
  open(size: number): Promise<number>
  /** Takes a part with its wires away; answers in the next frame. */
  remove(id: string): Promise<void>
  undo(): Promise<void>
  /** 100 %, with a part in the middle. */
  showPart(id: string): Promise<void>
  /** Answers of workers wait from now on. */
  holdAnswers(): void
  letAnswersThrough(): void
}

declare global {
  interface Window {
    bench: BenchPage
  }
}

/** After the frame that shows what was just changed. */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
