import type { DesignEdge, DesignNode } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { useResults } from '../../state/results.ts'
import { useView } from '../../state/view.ts'
import { Figure } from '../../ui/Figure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { writeMany } from '../../ui/write.ts'

/** The wires of a part, each with its rate; or the parts inside a group. */
export function Connections({
  node,
  membersOnly = false,
}: {
  readonly node: DesignNode
  readonly membersOnly?: boolean
}) {
  const nodes = useDesign((state) => state.design.nodes)
  const edges = useDesign((state) => state.design.edges)
  if (membersOnly) {
    const members = nodes.filter((other) => other.parent === node.id)
    return (
      <div className="section">
        <div className="section-head">
          <h3>Inside</h3>
          <span className="caption">{writeMany(members.length, 'part')}</span>
        </div>
        {members.length === 0 && <p className="caption">Drag parts into it on the canvas.</p>}
        <ul>
          {members.map((member) => (
            <li key={member.id}>
              <button type="button" className="connection" onClick={() => useView.getState().revealParts([member.id])}>
                <span className="grow name-cut">{member.name}</span>
                <Icon name="right" size={12} />
              </button>
            </li>
          ))}
        </ul>
      </div>
    )
  }
  const nameOf = (id: string) => nodes.find((other) => other.id === id)?.name ?? id
  const out = edges.filter((edge) => edge.source === node.id)
  const into = edges.filter((edge) => edge.target === node.id)
  return (
    <div className="section">
      <div className="section-head">
        <h3>Wires</h3>
      </div>
      {out.length + into.length === 0 && (
        <p className="caption">No wire starts or ends here. Draw one from a grip of the part, or press W.</p>
      )}
      <ul>
        {into.map((edge) => (
          <Wire key={edge.id} edge={edge} way="from" name={nameOf(edge.source)} />
        ))}
        {out.map((edge) => (
          <Wire key={edge.id} edge={edge} way="to" name={nameOf(edge.target)} />
        ))}
      </ul>
    </div>
  )
}

function Wire({ edge, way, name }: { readonly edge: DesignEdge; readonly way: 'from' | 'to'; readonly name: string }) {
  const at = useResults((state) => state.report?.edges.findIndex((other) => other.id === edge.id) ?? -1)
  const row = useResults((state) => state.byEdge.get(edge.id) ?? null)
  return (
    <li className="connection-line">
      <button type="button" className="connection" onClick={() => useView.getState().select({ edges: [edge.id] })}>
        <span className="caption connection-way">
          <span className="unseen">Wire </span>
          {way}{' '}
        </span>
        <span className="grow name-cut">{name}</span>
        {edge.kind !== 'request' && <span className="chip">{edge.kind}</span>}
      </button>
      {edge.kind !== 'link' && (
        <Figure
          value={row?.rps ?? null}
          kind="rate"
          label={`Calls ${way} ${name}`}
          receipt={at < 0 ? undefined : `/edges/${at}/rps`}
        />
      )}
    </li>
  )
}
