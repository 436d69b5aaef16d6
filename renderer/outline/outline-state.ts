import { create } from 'zustand'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { linesAbove, partKey, type Row, wireKey } from './rows.ts'

/** How one looks at the outline; nothing of it is part of the design. Lines are named by their keys. */
export interface OutlineState {
  /** Lines that are not as they start: closed groups, opened parts. */
  readonly turned: ReadonlySet<string>
  /** The line that Tab goes to. */
  readonly current: string | null
  /** The part whose name is being typed. */
  readonly renaming: string | null
  /** Bumped to bring the focus to the current line. */
  readonly asked: number
  turn(key: string): void
  goTo(key: string): void
  rename(id: string | null): void
  takeFocus(): void
}

export const useOutline = create<OutlineState>()((set, get) => ({
  turned: new Set(),
  current: null,
  renaming: null,
  asked: 0,
  turn(key) {
    const turned = new Set(get().turned)
    if (!turned.delete(key)) turned.add(key)
    set({ turned })
  },
  goTo: (current) => set({ current }),
  rename: (renaming) => set({ renaming }),
  takeFocus: () => set({ asked: get().asked + 1 }),
}))

/** Opens what a line stands under and makes it the current one. @param isGroup by service id */
export function showLine(key: string, isGroup: (service: string) => boolean): void {
  const { design } = useDesign.getState()
  const turned = new Set(useOutline.getState().turned)
  const groups = new Set<string>(design.nodes.filter(({ service }) => isGroup(service)).map(({ id }) => partKey(id)))
  for (const above of linesAbove(design, key)) {
    if (groups.has(above)) turned.delete(above)
    else turned.add(above)
  }
  useOutline.setState({ turned, current: key })
}

/** The keys of what is selected. */
export function selectedKeys(): readonly string[] {
  const { nodes, edges } = useView.getState().selection
  return [...nodes.map(partKey), ...edges.map(wireKey)]
}

/** Selects lines, and keeps their parts in view on the canvas. */
export function selectRows(rows: readonly Row[]): void {
  const nodes = rows.flatMap((row) => (row.kind === 'part' ? [row.node.id] : []))
  const edges = rows.flatMap((row) => (row.kind === 'wire' ? [row.edge] : []))
  const { select, keepInView } = useView.getState()
  select({ nodes, edges: edges.map(({ id }) => id) })
  if (rows.length === 1) keepInView([...nodes, ...edges.flatMap(({ source, target }) => [source, target])])
}
