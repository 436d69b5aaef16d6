import { NumberField } from '../../ui/Field.tsx'
import { Setting } from '../Setting.tsx'
import { useChangeWire, type WireSettings } from './wire.ts'

/** How much one call sends and brings back. */
export function PayloadSettings({ edge }: WireSettings) {
  const change = useChangeWire(edge)
  return (
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
  )
}
