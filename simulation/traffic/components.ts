/**
 * Strongly connected components in reverse topological order: a component comes after all that it can reach.
 *
 * @param successors for each node 0…n−1 the nodes it points at
 * @returns the components, each a list of node indices
 * @see Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972); here with an explicit stack
 */
export function stronglyConnectedComponents(
  successors: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const n = successors.length
  const order = new Int32Array(n).fill(-1)
  const lowest = new Int32Array(n)
  const onStack = new Uint8Array(n)
  const stack: number[] = []
  const components: number[][] = []
  let next = 0

  for (let root = 0; root < n; root++) {
    if (order[root] !== -1) continue
    const work: { node: number; edge: number }[] = [{ node: root, edge: 0 }]
    while (work.length > 0) {
      const frame = work[work.length - 1]!
      const { node } = frame
      if (frame.edge === 0) {
        order[node] = lowest[node] = next++
        stack.push(node)
        onStack[node] = 1
      }
      const target = successors[node]![frame.edge++]
      if (target !== undefined) {
        if (order[target] === -1) work.push({ node: target, edge: 0 })
        else if (onStack[target]) lowest[node] = Math.min(lowest[node]!, order[target]!)
        continue
      }
      work.pop()
      const caller = work[work.length - 1]
      if (caller) lowest[caller.node] = Math.min(lowest[caller.node]!, lowest[node]!)
      if (lowest[node] === order[node]) {
        const component: number[] = []
        for (;;) {
          const member = stack.pop()!
          onStack[member] = 0
          component.push(member)
          if (member === node) break
        }
        components.push(component)
      }
    }
  }
  return components
}
