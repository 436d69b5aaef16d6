import { create } from 'zustand'
import type { Design, EdgeReport, NodeReport, Report, SystemReport, Verdicts } from '../../simulation/index.ts'
import { engine } from '../workers/client.ts'
import { useDesign } from './design.ts'
import { sameContent } from './same.ts'

/**
 * The report of the design on the screen. A change of the document sends it to the engine; while the engine computes, only the latest
 * change waits. Reports are published at most ten times a second. What did not change in one is the very object that it was, so that a node
 * on the canvas is drawn again only when its own numbers changed.
 */
export interface ResultsState {
  /** Its receipts stay with the engine, see `receipts.ts`. */
  readonly report: Report | null
  readonly byNode: ReadonlyMap<string, NodeReport>
  readonly byEdge: ReadonlyMap<string, EdgeReport>
  /** The design is newer than the report. */
  readonly computing: boolean
  /** A fault of the program, in words; the last report stays on the screen. */
  readonly error: string | null
}

const NOTHING: ResultsState = { report: null, byNode: new Map(), byEdge: new Map(), computing: false, error: null }

export const useResults = create<ResultsState>()(() => NOTHING)

export const useReport = (): Report | null => useResults((state) => state.report)
export const useSystem = (): SystemReport | null => useResults((state) => state.report?.system ?? null)
export const useVerdicts = (): Verdicts | null => useResults((state) => state.report?.verdicts ?? null)
export const useNodeReport = (id: string): NodeReport | null => useResults((state) => state.byNode.get(id) ?? null)
export const useEdgeReport = (id: string): EdgeReport | null => useResults((state) => state.byEdge.get(id) ?? null)

let askAgain = () => {}
/** Asks for the report once more, after a fault. */
export const recompute = (): void => askAgain()

const PUBLISH_EVERY_MS = 100

/**
 * Keeps the report in step with the document until stopped.
 * @param evaluate the engine; replaced in tests
 */
export function followDesign(evaluate: (design: Design) => Promise<Report> = engine.evaluate): () => void {
  let stopped = false
  let document = 0
  let computing = false
  let waiting: Design | null = null
  let lastSent: Design | null = null
  let lastPublished = Number.NEGATIVE_INFINITY
  let pending: Partial<ResultsState> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const publish = () => {
    timer = undefined
    if (stopped || !pending) return
    lastPublished = performance.now()
    useResults.setState({ ...pending, computing: computing || waiting !== null })
    pending = null
  }
  const publishSoon = (state: Partial<ResultsState>) => {
    pending = { ...pending, ...state }
    timer ??= setTimeout(publish, Math.max(0, lastPublished + PUBLISH_EVERY_MS - performance.now()))
  }

  const next = async () => {
    if (computing || !waiting) return
    const design = waiting
    waiting = null
    computing = true
    const asked = document
    try {
      const report = await evaluate(design)
      if (asked !== document) return
      publishSoon({ ...indexed(report), error: null })
    } catch (error) {
      if (asked === document) publishSoon({ error: error instanceof Error ? error.message : String(error) })
    } finally {
      computing = false
      if (!stopped) void next()
    }
  }

  const consider = (design: Design, reopened: boolean) => {
    if (reopened) {
      document++
      pending = null
      useResults.setState(NOTHING)
    } else if (lastSent && sameMeaning(lastSent, design)) return
    lastSent = design
    waiting = design
    if (!useResults.getState().computing) useResults.setState({ computing: true })
    void next()
  }

  askAgain = () => {
    lastSent = null
    consider(useDesign.getState().design, false)
  }
  askAgain()
  const unsubscribe = useDesign.subscribe((state, previous) => {
    if (state.design !== previous.design) consider(state.design, state.opened !== previous.opened)
  })
  return () => {
    stopped = true
    clearTimeout(timer)
    unsubscribe()
  }
}

function indexed(report: Report): Pick<ResultsState, 'report' | 'byNode' | 'byEdge'> {
  const before = useResults.getState()
  return {
    report,
    byNode: before.report?.nodes === report.nodes ? before.byNode : byId(report.nodes),
    byEdge: before.report?.edges === report.edges ? before.byEdge : byId(report.edges),
  }
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether two designs must have the same report: where a part lies and what is noted beside it do not count, so a drag computes nothing. */
export function sameMeaning(a: Design, b: Design): boolean {
  if (a === b) return true
  const { nodes: nodesA, annotations: _, ...restA } = a
  const { nodes: nodesB, annotations: __, ...restB } = b
  return (
    sameContent(restA, restB) &&
    nodesA.length === nodesB.length &&
    nodesA.every((node, i) => {
      const other = nodesB[i]
      if (node === other) return true
      if (other === undefined) return false
      return sameContent({ ...node, position: null, size: null }, { ...other, position: null, size: null })
    })
  )
}
