import { useCatalog } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { Setting } from '../Setting.tsx'
import { useChangeWire, useNameOf, type WireSettings } from './wire.ts'

/** Which workloads it serves and which parts its bytes pass through. */
export function RouteSettings({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  const nameOf = useNameOf()
  const { workloads, nodes } = useDesign((state) => state.design)
  const services = useCatalog((state) => state.byId)
  const passable = nodes.filter(
    (node) =>
      node.id !== edge.source &&
      node.id !== edge.target &&
      !edge.via.includes(node.id) &&
      services.get(node.service)?.category === 'network',
  )
  if (workloads.length < 2 && passable.length === 0 && edge.via.length === 0) return null
  return (
    <div className="section settings">
      {workloads.length > 1 && (
        <Setting label="Workloads" help="Which workloads use this wire; none marked is all of them." wide>
          <fieldset className="toggles" aria-label="Workloads">
            {workloads.map((workload) => {
              const on = edge.workloads?.includes(workload.id) ?? true
              return (
                <button
                  key={workload.id}
                  type="button"
                  className="toggle"
                  aria-pressed={on}
                  onClick={() => {
                    const chosen = workloads
                      .map((other) => other.id)
                      .filter((id) => (id === workload.id ? !on : (edge.workloads?.includes(id) ?? true)))
                    const all = chosen.length === 0 || chosen.length === workloads.length
                    change('the workloads', { workloads: all ? undefined : chosen })
                  }}
                >
                  {workload.name}
                </button>
              )
            })}
          </fieldset>
        </Setting>
      )}
      {(passable.length > 0 || edge.via.length > 0) && (
        <Setting label="Goes through" help="Parts that its bytes pass, such as a NAT gateway; they bill them." wide>
          <div className="stack">
            {edge.via.map((id) => (
              <div className="row" key={id}>
                <span className="grow name-cut">{nameOf(id)}</span>
                <Button
                  size="compact"
                  variant="ghost"
                  aria-label={`Not through ${nameOf(id)}`}
                  onClick={() => change('the way', { via: edge.via.filter((other) => other !== id) })}
                >
                  Remove
                </Button>
              </div>
            ))}
            {passable.length > 0 && (
              <Select
                label="Goes through"
                value={null}
                placeholder={edge.via.length === 0 ? 'Nothing: straight' : 'Add another'}
                options={passable.map((node) => ({ value: String(node.id), label: node.name }))}
                onChange={(chosen) => {
                  const part = nodes.find((node) => node.id === chosen)
                  if (part) change('the way', { via: [...edge.via, part.id] })
                }}
              />
            )}
          </div>
        </Setting>
      )}
    </div>
  )
}
