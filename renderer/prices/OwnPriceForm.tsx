import { formatUnitPrice } from '../../simulation/index.ts'
import {
  type Cloud,
  type OwnMachine,
  type OwnRow,
  sameMachine,
  sameRow,
  withDiscount,
  withMachine,
  withRow,
} from '../state/own-prices.ts'
import { setOwnPrices, usePrices } from '../state/prices.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { NumberField } from '../ui/Field.tsx'
import { PROVIDER_NAMES } from '../ui/ProviderTag.tsx'
import { usePricedMachines, usePricedRows } from './priced.ts'

const CLOUDS: readonly Cloud[] = ['aws', 'gcp', 'azure']

/** What the learner pays: percent off each provider, and prices of what the design uses or that were typed before. */
export function OwnPriceForm() {
  const own = usePrices((state) => state.own)
  const rows = usePricedRows()
  const machines = usePricedMachines()
  return (
    <div className="own-prices">
      <section aria-label="Discounts">
        <h3 className="strong">Off the list price</h3>
        <p className="caption">A line of its own on the bill; prices of your own get nothing off.</p>
        <div className="own-discounts">
          {CLOUDS.map((provider) => (
            <div key={provider} className="row">
              <span className="grow">{PROVIDER_NAMES[provider]}</span>
              <NumberField
                label={`Discount on ${PROVIDER_NAMES[provider]}`}
                unit="%"
                min={0}
                max={100}
                value={own.discounts[provider] ?? 0}
                onChange={(percent) => void setOwnPrices(withDiscount(own, provider, percent))}
              />
            </div>
          ))}
        </div>
      </section>
      <section aria-label="Prices">
        <h3 className="strong">Your own prices</h3>
        <p className="caption">Of what this design is billed for. Leave a field empty for the list price.</p>
        {rows.length + machines.length === 0 ? (
          <EmptyState icon="receipt" title="This design is billed for nothing yet">
            Draw a part of a cloud provider; its prices are then listed here.
          </EmptyState>
        ) : (
          <div className="price-changes">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Price</th>
                  <th scope="col">Region</th>
                  <th scope="col" className="number">
                    Now
                  </th>
                  <th scope="col">Yours, USD</th>
                </tr>
              </thead>
              <tbody>
                {machines.map((machine) => (
                  <MachineRow key={`${machine.type} ${machine.region} ${machine.purchase}`} {...machine} />
                ))}
                {rows.map((row) => (
                  <PriceRow key={`${row.service} ${row.dimension} ${row.region}`} {...row} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  )
}

function PriceRow({
  unit,
  nowUsd,
  ...key
}: Omit<OwnRow, 'priceUsd'> & { readonly unit: string; readonly nowUsd: number | null }) {
  const own = usePrices((state) => state.own)
  const label = `${key.service} ${key.dimension}`
  const set = (usd: number | null) => void setOwnPrices(withRow(own, key, usd))
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="quiet">{key.region}</td>
      <td className="number">{nowUsd === null ? 'no price' : `${formatUnitPrice(nowUsd)} / ${unit}`}</td>
      <td>
        <NumberField
          label={`Your price of ${label} in ${key.region}`}
          min={0}
          value={own.rows.find((row) => sameRow(row, key))?.priceUsd ?? null}
          onChange={set}
          onClear={() => set(null)}
        />
      </td>
    </tr>
  )
}

function MachineRow({ nowUsd, ...key }: Omit<OwnMachine, 'hourlyUsd'> & { readonly nowUsd: number | null }) {
  const own = usePrices((state) => state.own)
  const set = (usd: number | null) => void setOwnPrices(withMachine(own, key, usd))
  return (
    <tr>
      <th scope="row">
        {key.type} <span className="quiet">{key.purchase}</span>
      </th>
      <td className="quiet">{key.region}</td>
      <td className="number">{nowUsd === null ? 'no price' : `${formatUnitPrice(nowUsd)} / hour`}</td>
      <td>
        <NumberField
          label={`Your price of ${key.type} in ${key.region}, ${key.purchase}`}
          min={0}
          value={own.machines.find((machine) => sameMachine(machine, key))?.hourlyUsd ?? null}
          onChange={set}
          onClear={() => set(null)}
        />
      </td>
    </tr>
  )
}
