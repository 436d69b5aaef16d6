import type { Dependency, DesignEdge } from '../../../simulation/index.ts'
import { NumberField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { Setting } from '../Setting.tsx'
import { useChangeWire, useNameOf, useSiblings, type WireSettings } from './wire.ts'

/** What becomes of the caller when a call fails, and how long and how often it tries. */
export function FailureSettings({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  const siblings = useSiblings(edge)
  const nameOf = useNameOf()
  return (
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
  )
}

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
