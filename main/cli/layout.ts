import type { LayoutNode } from '../../simulation/index.ts'

/** Lays out a graph in this process; the layout is loaded when it is first needed. */
export async function layOut(graph: LayoutNode): Promise<LayoutNode> {
  const { default: Elk } = await import('elkjs')
  return new Elk().layout(graph)
}
