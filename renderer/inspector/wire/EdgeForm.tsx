import { useId } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { PanelHead } from '../PanelHead.tsx'
import { CallSettings } from './CallSettings.tsx'
import { EdgeFigures } from './EdgeFigures.tsx'
import { FailureSettings } from './FailureSettings.tsx'
import { PayloadSettings } from './PayloadSettings.tsx'
import { RouteSettings } from './RouteSettings.tsx'
import { useNameOf, type WireSettings } from './wire.ts'

/** One wire: what kind of call it is, how many, when, and what happens when it fails. */
export function EdgeForm({ edge }: WireSettings) {
  const nameOf = useNameOf()
  const id = useId()
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
        <CallSettings edge={edge} />
        {edge.kind !== 'link' && (
          <>
            <FailureSettings edge={edge} />
            <PayloadSettings edge={edge} />
            <RouteSettings edge={edge} />
          </>
        )}
        <EdgeFigures edge={edge} />
      </div>
    </>
  )
}
