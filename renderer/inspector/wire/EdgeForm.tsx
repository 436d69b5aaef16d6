import { useId } from 'react'
import type { Dependency, DesignEdge, EdgeKind } from '../../../simulation/index.ts'
import { useCatalog } from '../../state/catalog.ts'
import { useDesign } from '../../state/design.ts'
import { useResults } from '../../state/results.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberField } from '../../ui/Field.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { changeWire, type EdgeChange } from '../changes.ts'
import { PanelHead } from '../PanelHead.tsx'
import { Setting } from '../Setting.tsx'

/** One wire: what kind of call it is, how many, when, and what happens when it fails. */
export function EdgeForm({ edge }: { readonly edge: DesignEdge }) {
  const design = useDesign((state) => state.design)
  const services = useCatalog((state) => state.byId)
  const id = useId()
  const nameOf = (node: string) => design.nodes.find((other) => other.id === node)?.name ?? node
  const source = design.nodes.find((node) => node.id === edge.source)
  const isBalancer = services.get(source?.service ?? '')?.isBalancer ?? false
  const siblings = design.edges.filter((other) => other.source === edge.source && other.id !== edge.id)
  const stage = edge.stage ?? design.edges.filter((other) => other.source === edge.source).indexOf(edge) + 1
  const caches = siblings
    .filter((other) => services.get(design.nodes.find((node) => node.id === other.target)?.service ?? '')?.isCache)
    .map((other) => other.target)
  const change = (what: string, next: EdgeChange, gesture?: string) => changeWire(edge, what, next, gesture)

  return (
    <>
      <PanelHead
        mark={
          <span className="service-tile" data-provider="generic" data-size="32">
            <Icon name="wire" size={18} />
          </span>
        }
        title={
          <h2 className="title name-cut" id={id}>
            {nameOf(edge.source)} → {nameOf(edge.target)}
          </h2>
        }
        subtitle="Wire"
      />
      <div className="panel-scroll">
        <div className="section settings">
          <Setting label="Kind" help={KIND_HELP} wide>
            <Segmented
              label="Kind"
              fill
              value={edge.kind}
              options={KINDS}
              onChange={(kind) => change('the kind', { kind })}
            />
          </Setting>
          {edge.kind !== 'link' && (
            <>
              <Setting
                label={isBalancer ? 'Weight' : 'Calls per request'}
                help={
                  isBalancer
                    ? 'Its share of the requests, against the weights of the balancer’s other wires.'
                    : 'How often one request to the first part calls the second; 0.1 is one in ten.'
                }
              >
                {isBalancer ? (
                  <NumberField
                    label="Weight"
                    value={edge.weight}
                    min={0}
                    max={1e12}
                    onChange={(weight, gesture) => change('the weight', { weight }, gesture)}
                  />
                ) : (
                  <NumberField
                    label="Calls per request"
                    value={edge.calls}
                    min={0}
                    max={1e6}
                    onChange={(calls, gesture) => change('the calls', { calls }, gesture)}
                  />
                )}
              </Setting>
              {!isBalancer && siblings.length > 0 && (
                <Setting
                  label="Stage"
                  help="Wires of one stage are called at the same time; stages follow each other."
                  {...(edge.stage !== undefined && {
                    onReset: () => change('the stage', { stage: undefined }),
                    resetTo: 'in the order drawn',
                  })}
                >
                  <Stepper
                    label="Stage"
                    value={stage}
                    min={0}
                    max={1e6}
                    onChange={(next, gesture) => change('the stage', { stage: next }, gesture)}
                  />
                </Setting>
              )}
              {(caches.length > 0 || edge.onMissOf !== undefined) && (
                <Setting label="Only on a miss of" help="The call is made only when that cache has no answer." wide>
                  <Select
                    label="Only on a miss of"
                    value={edge.onMissOf ?? ''}
                    options={[
                      { value: '', label: 'Always called' },
                      ...[...new Set([...caches, ...(edge.onMissOf ? [edge.onMissOf] : [])])].map((cache) => ({
                        value: String(cache),
                        label: nameOf(cache),
                      })),
                    ]}
                    onChange={(cache) =>
                      change('when it is called', {
                        onMissOf: cache === '' ? undefined : design.nodes.find((node) => node.id === cache)?.id,
                      })
                    }
                  />
                </Setting>
              )}
            </>
          )}
        </div>
        {edge.kind !== 'link' && (
          <>
            <div className="section settings">
              <h3 className="section-head">When it fails</h3>
              {edge.kind === 'request' && (
                <Setting label="The caller" help={DEPENDENCY_HELP} wide>
                  <Select
                    label="The caller"
                    value={edge.dependency}
                    options={dependencies(siblings, nameOf)}
                    onChange={(dependency) => change('the dependency', { dependency })}
                  />
                </Setting>
              )}
              <Setting label="Timeout" help="An attempt that takes longer counts as failed. Empty: it waits for ever.">
                <NumberField
                  label="Timeout"
                  unit="ms"
                  value={edge.timeoutMs ?? null}
                  min={0}
                  max={1e12}
                  placeholder="none"
                  onChange={(timeoutMs, gesture) => change('the timeout', { timeoutMs }, gesture)}
                  onClear={(gesture) => change('the timeout', { timeoutMs: undefined }, gesture)}
                />
              </Setting>
              <Setting label="Retries" help="How often a failed attempt is made again. Retries multiply the load.">
                <Stepper
                  label="Retries"
                  value={edge.retries}
                  min={0}
                  max={1000}
                  onChange={(retries, gesture) => change('the retries', { retries }, gesture)}
                />
              </Setting>
              {edge.retries > 0 && (
                <Setting label="Wait before a retry" help="Pause between attempts.">
                  <NumberField
                    label="Wait before a retry"
                    unit="ms"
                    value={edge.backoffMs}
                    min={0}
                    max={1e12}
                    onChange={(backoffMs, gesture) => change('the wait before a retry', { backoffMs }, gesture)}
                  />
                </Setting>
              )}
            </div>
            <div className="section settings">
              <h3 className="section-head">Payload of one call</h3>
              {(['requestKb', 'responseKb'] as const).map((key) => (
                <Setting
                  key={key}
                  label={key === 'requestKb' ? 'Request' : 'Response'}
                  help="Empty: as large as the workload says."
                >
                  <NumberField
                    label={key === 'requestKb' ? 'Request' : 'Response'}
                    unit="KB"
                    value={edge[key] ?? null}
                    min={0}
                    max={1e12}
                    placeholder="workload’s"
                    onChange={(size, gesture) => change('the payload', { [key]: size }, gesture)}
                    onClear={(gesture) => change('the payload', { [key]: undefined }, gesture)}
                  />
                </Setting>
              ))}
            </div>
            <Choices edge={edge} change={change} />
          </>
        )}
        <EdgeFigures edge={edge} />
      </div>
    </>
  )
}

type Change = (what: string, next: EdgeChange, gesture?: string) => void

/** Which workloads it serves and which parts its bytes pass through. */
function Choices({ edge, change }: { readonly edge: DesignEdge; readonly change: Change }) {
  const { workloads, nodes } = useDesign((state) => state.design)
  const services = useCatalog((state) => state.byId)
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id
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

function EdgeFigures({ edge }: { readonly edge: DesignEdge }) {
  const at = useResults((state) => state.report?.edges.findIndex((row) => row.id === edge.id) ?? -1)
  const row = useResults((state) => state.byEdge.get(edge.id) ?? null)
  if (!row || edge.kind === 'link') return null
  return (
    <section className="section" aria-label="Results of the wire">
      <h3 className="section-head">Results</h3>
      <div className="pair">
        <span>Calls</span>
        <Figure value={row.rps} kind="rate" label="Calls" receipt={`/edges/${at}/rps`} unknown="without end" />
      </div>
      <div className="pair">
        <span>Network, there and back</span>
        <Figure
          value={row.networkMs}
          kind="exact-ms"
          label="Network, there and back"
          receipt={`/edges/${at}/networkMs`}
        />
      </div>
      <div className="pair">
        <span>Data a month, both ways</span>
        <Figure value={row.monthlyGb} kind="data" label="Data a month" receipt={`/edges/${at}/monthlyGb`} />
      </div>
      <div className="pair">
        <span>Transfer cost a month</span>
        <Figure
          value={row.monthlyUsd}
          kind="bill-money"
          label="Transfer cost a month"
          receipt={`/edges/${at}/monthlyUsd`}
        />
      </div>
    </section>
  )
}

const KINDS: readonly { readonly value: EdgeKind; readonly label: string }[] = [
  { value: 'request', label: 'Request' },
  { value: 'async', label: 'Async' },
  { value: 'link', label: 'Link' },
]

const KIND_HELP =
  'A request waits for the answer. An asynchronous call goes on at once. A link only shows that two parts belong together.'
const DEPENDENCY_HELP =
  'What becomes of the caller’s own answer: it fails too, it goes on without, or another wire takes over.'

function dependencies(
  siblings: readonly DesignEdge[],
  nameOf: (id: string) => string,
): readonly { readonly value: Dependency; readonly label: string }[] {
  return [
    { value: 'required', label: 'Fails too' },
    { value: 'optional', label: 'Goes on without it' },
    ...siblings
      .filter((other) => other.kind === 'request')
      .map((other) => ({
        value: `fallback:${other.id}` as const,
        label: `Covers ${nameOf(other.target)} when that fails`,
      })),
  ]
}
