import { designBill, type Month, type PartBill } from '../month.ts'

/** What the tests of traps have in common; `docs/bill-traps.md` lists them by number. */

export const GIB = 1.073741824
const KB_PER_GB = 1e6
export const rpsOf = (gbPerMonth: number, kb: number) => (gbPerMonth * KB_PER_GB) / kb / (730 * 3600)
export const usd = (bill: PartBill, dimension: string) => bill.line(dimension).amountUsd
export const region = (provider: string, id: string) => ({ id, service: `${provider}.region`, config: { region: id } })

/** Lines of two machines of which one sends the other so many GB a month. */
export function between(provider: string, from: object, to: object, gb: number, via: readonly object[] = []) {
  const machine = provider === 'aws' ? 'aws.ec2' : provider === 'gcp' ? 'gcp.compute-engine' : 'azure.virtual-machine'
  return designBill({
    nodes: [
      { id: 'users', service: 'generic.client' },
      ...['us-east-1', 'us-east-2', 'sa-east-1', 'us-central1', 'eastus'].flatMap((id) => {
        const own = { 'us-central1': 'gcp', eastus: 'azure' }[id] ?? 'aws'
        return own === provider ? [region(own, id)] : []
      }),
      ...via.map((part) => ({ id: 'way', service: '', ...part })),
      { id: 'a', service: machine, ...from },
      { id: 'b', service: machine, ...to },
    ],
    edges: [
      { id: 'in', source: 'users', target: 'a', requestKb: 0, responseKb: 0 },
      {
        id: 'e',
        source: 'a',
        target: 'b',
        requestKb: 100,
        responseKb: 0,
        ...(via.length > 0 && { via: ['way'] }),
      },
    ],
    workloads: [{ id: 'w', source: 'users', rps: rpsOf(gb, 100) }],
  })
}

export const month: Month = { requests: 1e6, requestGb: 100, responseGb: 200 }
