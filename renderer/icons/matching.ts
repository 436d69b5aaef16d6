import type { ServiceInfo } from '../../simulation/index.ts'

type Named = Pick<ServiceInfo, 'id' | 'provider' | 'vendorName' | 'shortName'>

/**
 * Which service each picture is of, by its file name: the id (`aws.ec2.svg`), the id below a folder of its provider (`aws/ec2.svg`), or the
 * vendor's name, also as the vendors' own sets write it (`Arch_Amazon-EC2_48.svg`, `10021-icon-service-Virtual-Machine.svg`). Where several
 * fit, the id wins over a name, SVG over PNG, and then the larger size.
 *
 * @returns by service id, the name of its picture
 */
export function matchIcons(names: readonly string[], services: readonly Named[]): ReadonlyMap<string, string> {
  const keys = keysOf(services)
  const best = new Map<string, { readonly name: string; readonly rank: number }>()
  for (const name of names) {
    const found = candidatesOf(name).flatMap((candidate, place) => {
      const id = keys.get(candidate)
      return id === undefined ? [] : [{ id, rank: rankOf(name, place) }]
    })[0]
    if (found && found.rank > (best.get(found.id)?.rank ?? -1)) best.set(found.id, { name, rank: found.rank })
  }
  return new Map([...best].map(([id, { name }]) => [id, name]))
}

/** Names that lead to one service; those that lead to several lead to none. */
function keysOf(services: readonly Named[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string | null>()
  const put = (key: string, id: string) => keys.set(key, keys.has(key) && keys.get(key) !== id ? null : id)
  for (const { id, vendorName, shortName, provider } of services) {
    put(plain(id), id)
    put(plain(vendorName), id)
    put(plain(`${provider} ${shortName}`), id)
  }
  return new Map([...keys].filter((entry): entry is [string, string] => entry[1] !== null))
}

/** What a file may be called, the surest first. */
function candidatesOf(name: string): readonly string[] {
  const parts = name.split('/')
  const file = (parts.at(-1) ?? '').replace(/\.[a-z]+$/i, '')
  const bare = file
    .replace(/^(arch|res)[-_]/i, '')
    .replace(/^\d+-icon-service-/i, '')
    .replace(/[-_@ ]\d+(x\d*)?(px)?$/i, '')
  const provider = parts
    .slice(0, -1)
    .map(plain)
    .find((part) => PROVIDERS.has(part))
  return [
    plain(file),
    ...(provider ? [provider + plain(bare)] : []),
    plain(bare),
    // Azure's set leaves the vendor out
    `azure${plain(bare)}`,
  ]
}

const PROVIDERS: ReadonlySet<string> = new Set(['aws', 'gcp', 'azure', 'generic'])

function rankOf(name: string, place: number): number {
  const size = Number(/(\d+)(?:px)?\.[a-z]+$/i.exec(name)?.[1] ?? 0)
  return (10 - place) * 100_000 + (/\.svg$/i.test(name) ? 50_000 : 0) + Math.min(size, 4096)
}

/** Letters and digits alone. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
