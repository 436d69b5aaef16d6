import { serviceRecord, services } from '../catalog/services.ts'
import type { Cell } from './drawio-cells.ts'

/**
 * Which service a shape stands for: the one it was exported as, the one of a vendor's shape library by its name, a client for a person,
 * else a generic service. `null`: it is no part, such as a text, a note or a plain frame.
 */
export function serviceOf(cell: Cell): string | null {
  const own = cell.data.get('service')
  if (own !== undefined) return own
  if (cell.data.has('annotation')) return null
  const shape = shapeName(cell)
  if (shape !== null) {
    const known = byShape(shape)
    if (known !== null) return serviceRecord(known)?.archetype === 'group' || !cell.isContainer ? known : null
    if (/(^|[_ ])(users?|client|person|people|actor|internet)($|[_ ])/.test(shape.name)) return 'generic.client'
    if (/^group_/.test(shape.name)) return null
  }
  if (cell.style.get('shape') === 'actor' || cell.style.get('shape') === 'umlActor') return 'generic.client'
  const isText =
    cell.style.get('bare') === 'text' || cell.style.get('bare') === 'group' || cell.style.get('shape') === 'note'
  return cell.isContainer || isText ? null : 'generic.service'
}

interface ShapeName {
  readonly provider: 'aws' | 'gcp' | 'azure'
  /** In lower case, words joined by `_`. */
  readonly name: string
}

/** `mxgraph.aws4.lambda`, `mxgraph.gcp2.cloud_run`, `img/lib/azure2/compute/Function_Apps.svg`. */
function shapeName({ style }: Cell): ShapeName | null {
  const text = ['resIcon', 'grIcon', 'prIcon', 'shape', 'image']
    .flatMap((key) => style.get(key) ?? [])
    .find(
      (value) =>
        /mxgraph\.(?:aws|gcp|azure)|lib\/(?:azure|mscae)/.test(value) &&
        !/\.(?:resourceIcon|group|productIcon)$/.test(value),
    )
  const [, library, name] =
    /(?:mxgraph\.|lib\/)(aws|gcp|azure|mscae)[\d]*[./](?:.*[./])?([^./]+)$/.exec((text ?? '').replace(/\.svg$/, '')) ??
    []
  if (library === undefined || name === undefined) return null
  const provider = library === 'mscae' ? 'azure' : library
  return provider === 'aws' || provider === 'gcp' || provider === 'azure'
    ? { provider, name: name.toLowerCase() }
    : null
}

/** Shapes whose names are not those of the services. */
const ALIASES: Readonly<Record<string, string>> = {
  'aws lambda function': 'aws.lambda',
  'aws bucket': 'aws.s3',
  'aws instance': 'aws.ec2',
  'aws rds': 'aws.rds-postgres',
  'aws group vpc': 'aws.vpc',
  'aws group vpc2': 'aws.vpc',
  'aws group region': 'aws.region',
  'aws group availability zone': 'aws.zone',
  'aws group security group': 'aws.subnet',
  'azure virtual machine': 'azure.virtual-machine',
  'azure virtual networks': 'azure.vnet',
  'azure storage accounts': 'azure.blob-storage',
  'azure function apps': 'azure.functions',
  'azure kubernetes services': 'azure.aks',
  'gcp compute engine': 'gcp.compute-engine',
}

function byShape({ provider, name }: ShapeName): string | null {
  const words = name.replace(/[_-]+/g, ' ').trim()
  const alias = ALIASES[`${provider} ${words}`]
  if (alias !== undefined && serviceRecord(alias)) return alias
  const wanted = singular(words)
  const found = services.find(
    (service) =>
      service.provider === provider &&
      [service.id.split('.')[1] ?? '', service.shortName, service.vendorName.replace(BRAND, '')].some(
        (known) =>
          singular(
            known
              .toLowerCase()
              .replace(/[^a-z0-9]+/g, ' ')
              .trim(),
          ) === wanted,
      ),
  )
  return found?.id ?? null
}

const BRAND = /^(?:Amazon|AWS|Google Cloud|Google|Azure|Microsoft)\s+/

function singular(words: string): string {
  return words.replace(/s$/, '').replace(/ /g, '')
}
