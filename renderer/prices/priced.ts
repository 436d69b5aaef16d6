import type { BillLine } from '../../simulation/index.ts'
import { useCatalog } from '../state/catalog.ts'
import { useDesign } from '../state/design.ts'
import type { Cloud, OwnMachine, OwnRow } from '../state/own-prices.ts'
import { sameMachine, sameRow } from '../state/own-prices.ts'
import { usePrices } from '../state/prices.ts'
import { useReport } from '../state/results.ts'

export type PricedRow = Omit<OwnRow, 'priceUsd'> & { readonly unit: string; readonly nowUsd: number | null }
export type PricedMachine = Omit<OwnMachine, 'hourlyUsd'> & { readonly nowUsd: number | null }

/** Lines that follow from others and have no price of their own. */
const DERIVED: ReadonlySet<string> = new Set([
  'instance-hours',
  'sustained-use-discount',
  'negotiated-discount',
  'new-account-credit',
])

/** What the design is billed for besides machines, each once, and what was typed before and is not drawn now. */
export function usePricedRows(): readonly PricedRow[] {
  const report = useReport()
  const own = usePrices((state) => state.own.rows)
  const rows: PricedRow[] = []
  for (const line of report?.bill.lines ?? []) {
    const row = rowOf(line)
    if (row && !rows.some((other) => sameRow(other, row))) rows.push(row)
  }
  for (const { priceUsd, ...row } of own) {
    if (!rows.some((other) => sameRow(other, row))) rows.push({ ...row, unit: 'unit', nowUsd: priceUsd })
  }
  return rows
}

function rowOf({ provider, service, dimension, region, unit, unitPriceUsd, priceSource }: BillLine): PricedRow | null {
  if (provider === 'generic' || priceSource === 'design' || DERIVED.has(dimension)) return null
  return { service, dimension, region: region ?? 'global', unit, nowUsd: unitPriceUsd }
}

/** Machine types of the design, in the way that their parts buy them. */
export function usePricedMachines(): readonly PricedMachine[] {
  const report = useReport()
  const nodes = useDesign((state) => state.design.nodes)
  const byId = useCatalog((state) => state.byId)
  const own = usePrices((state) => state.own.machines)
  const machines: PricedMachine[] = []
  for (const line of report?.bill.lines ?? []) {
    const node = nodes.find(({ id }) => id === line.nodeId)
    const service = byId.get(line.service)
    if (!node || !service?.sharesMachines || line.dimension !== 'instance-hours' || line.priceSource === 'design')
      continue
    const setting = (name: string) =>
      node.config[name] ?? service.parameters.find((parameter) => parameter.name === name)?.default
    const provider = cloudOf(service.provider)
    const type = setting('instanceType')
    const purchase = setting('purchase')
    if (!provider || typeof type !== 'string' || typeof purchase !== 'string' || line.region === null) continue
    const machine = { provider, type, region: line.region, purchase, nowUsd: line.unitPriceUsd }
    if (!machines.some((other) => sameMachine(other, machine))) machines.push(machine)
  }
  for (const { hourlyUsd, ...machine } of own) {
    if (!machines.some((other) => sameMachine(other, machine))) machines.push({ ...machine, nowUsd: hourlyUsd })
  }
  return machines
}

function cloudOf(provider: string): Cloud | null {
  return provider === 'aws' || provider === 'gcp' || provider === 'azure' ? provider : null
}
