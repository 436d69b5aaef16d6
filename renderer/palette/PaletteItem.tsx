import type { ServiceInfo } from '../../simulation/index.ts'
import { SERVICE_DRAG_TYPE, usePlacing } from '../state/placing.ts'
import { PROVIDER_NAMES, ServiceTile } from '../ui/ProviderTag.tsx'
import { Tip } from '../ui/Tip.tsx'

/** A part to take: drag it, click it and then the canvas, or press Enter. */
export function PaletteItem({
  service,
  counterpartOf,
  level,
}: {
  readonly service: ServiceInfo
  readonly counterpartOf?: ServiceInfo | undefined
  readonly level: number
}) {
  const armed = usePlacing((state) => state.armed?.by === 'click' && state.armed.serviceId === service.id)
  const { arm, disarm, place } = usePlacing.getState()
  const counterpart = counterpartOf && `counterpart of ${counterpartOf.shortName}`
  return (
    <Tip side="right" text={<Explanation service={service} counterpart={counterpart} />}>
      <div
        className="part"
        role="treeitem"
        aria-level={level}
        aria-selected={armed}
        tabIndex={-1}
        data-stop=""
        data-armed={armed || undefined}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(SERVICE_DRAG_TYPE, service.id)
          event.dataTransfer.effectAllowed = 'copy'
          arm(service.id, 'drag')
        }}
        onDragEnd={disarm}
        onClick={(event) => {
          // A screen reader's click has no place of its own, so it places at once.
          // So does the second of two quick ones, which else would take back the first.
          if (event.detail === 0 || (event.detail === 2 && armed)) place(service.id)
          else if (armed) disarm()
          else arm(service.id, 'click')
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          place(service.id)
        }}
      >
        <ServiceTile service={service} />
        <span className="item-words">
          <span className="name-cut">{counterpartOf ? service.shortName : service.name}</span>{' '}
          <span className="part-vendor">
            {counterpartOf ? <i>counterpart</i> : service.provider !== 'generic' && service.shortName}{' '}
            <span className="unseen">
              {counterpartOf && `of ${counterpartOf.shortName} `}
              {PROVIDER_NAMES[service.provider]}
            </span>
          </span>
        </span>
      </div>
    </Tip>
  )
}

function Explanation({
  service,
  counterpart,
}: {
  readonly service: ServiceInfo
  readonly counterpart: string | undefined
}) {
  return (
    <span className="part-tip">
      <b>
        {service.vendorName}
        {counterpart && ` · ${counterpart}`}
      </b>
      {service.description}
    </span>
  )
}
