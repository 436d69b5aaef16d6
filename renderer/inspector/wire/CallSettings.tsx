import type { EdgeKind } from '../../../simulation/index.ts'
import { useDesign } from '../../state/design.ts'
import { NumberField } from '../../ui/Field.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { Setting } from '../Setting.tsx'
import { useChangeWire, useNameOf, useServiceOf, useSiblings, type WireSettings } from './wire.ts'

/** What kind of call it is, how often it is made, and when. */
export function CallSettings({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  const isBalancer = useServiceOf()(edge.source)?.isBalancer ?? false
  return (
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
          {isBalancer ? <Weight edge={edge} /> : <Calls edge={edge} />}
          {!isBalancer && <Stage edge={edge} />}
          <OnMissOf edge={edge} />
        </>
      )}
    </div>
  )
}

function Weight({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  return (
    <Setting label="Weight" help="Its share of the requests, against the weights of the balancer’s other wires.">
      <NumberField
        label="Weight"
        value={edge.weight}
        min={0}
        max={1e12}
        onChange={(weight, gesture) => change('the weight', { weight }, gesture)}
      />
    </Setting>
  )
}

function Calls({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  return (
    <Setting
      label="Calls per request"
      help="How often one request to the first part calls the second; 0.1 is one in ten."
    >
      <NumberField
        label="Calls per request"
        value={edge.calls}
        min={0}
        max={1e6}
        onChange={(calls, gesture) => change('the calls', { calls }, gesture)}
      />
    </Setting>
  )
}

function Stage({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  const edges = useDesign((state) => state.design.edges)
  const ofCaller = edges.filter((other) => other.source === edge.source)
  if (ofCaller.length < 2) return null
  return (
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
        value={edge.stage ?? ofCaller.indexOf(edge) + 1}
        min={0}
        max={1e6}
        onChange={(next, gesture) => change('the stage', { stage: next }, gesture)}
      />
    </Setting>
  )
}

function OnMissOf({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  const nodes = useDesign((state) => state.design.nodes)
  const nameOf = useNameOf()
  const serviceOf = useServiceOf()
  const siblings = useSiblings(edge)
  const caches = new Set(siblings.map(({ target }) => target).filter((id) => serviceOf(id)?.isCache))
  if (edge.onMissOf) caches.add(edge.onMissOf)
  if (caches.size === 0) return null
  return (
    <Setting label="Only on a miss of" help="The call is made only when that cache has no answer." wide>
      <Select
        label="Only on a miss of"
        value={edge.onMissOf ?? ''}
        options={[
          { value: '', label: 'Always called' },
          ...[...caches].map((cache) => ({ value: String(cache), label: nameOf(cache) })),
        ]}
        onChange={(cache) =>
          change('when it is called', {
            onMissOf: cache === '' ? undefined : nodes.find((node) => node.id === cache)?.id,
          })
        }
      />
    </Setting>
  )
}

const KINDS: readonly { readonly value: EdgeKind; readonly label: string }[] = [
  { value: 'request', label: 'Request' },
  { value: 'async', label: 'Async' },
  { value: 'link', label: 'Link' },
]

const KIND_HELP =
  'A request waits for the answer. An asynchronous call goes on at once. A link only shows that two parts belong together.'
