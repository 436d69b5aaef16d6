import { serviceRecord } from '../catalog/services.ts'
import type { Design, DesignEdge, DesignNode } from '../design/design.ts'
import { childrenOf } from '../design/graph.ts'

/**
 * A design as a Mermaid flowchart, for Markdown that renders it. Groups become subgraphs, asynchronous wires dotted arrows, links plain
 * lines.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function toMermaid(design: Design): string {
  const ids = new Map(design.nodes.map(({ id }, index) => [id, `n${index}`]))
  const lines = ['flowchart LR']
  const draw = (nodes: readonly DesignNode[], indent: string): void => {
    for (const node of nodes) {
      const id = ids.get(node.id) ?? ''
      const record = serviceRecord(node.service)
      if (record?.archetype === 'group') {
        lines.push(`${indent}subgraph ${id}["${label(node.name)}"]`)
        draw(childrenOf(design, node.id), `${indent}  `)
        lines.push(`${indent}end`)
      } else {
        lines.push(`${indent}${id}["${label(node.name)}<br/>${label(record?.vendorName ?? node.service)}"]`)
      }
    }
  }
  draw(childrenOf(design), '  ')
  for (const edge of design.edges) {
    lines.push(`  ${ids.get(edge.source) ?? ''} ${arrow(edge)} ${ids.get(edge.target) ?? ''}`)
  }
  return `${lines.join('\n')}\n`
}

function arrow({ kind, calls }: DesignEdge): string {
  const note = calls === 1 ? '' : `|"${calls} ×"|`
  switch (kind) {
    case 'request':
      return `-->${note}`
    case 'async':
      return `-.->${note}`
    case 'link':
      return '---'
    default:
      return kind satisfies never
  }
}

/** Mermaid reads entities with `#`; quotes and brackets of a name must not end its label. */
function label(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[&#"<>;`[\]{}()|\\]/gu, (character) => `#${character.codePointAt(0)};`)
}
