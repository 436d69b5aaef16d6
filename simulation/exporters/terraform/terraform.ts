import { serviceRecord } from '../../catalog/services.ts'
import type { Design, DesignNode, Json } from '../../design/design.ts'
import { groupChain } from '../../design/graph.ts'
import { hclText, identifiers, oneLine } from './hcl.ts'
import { PROVIDER_BLOCKS, resourceShapes, type TerraformProvider } from './terraform-shapes.ts'

/**
 * A design as a Terraform skeleton: provider blocks, one resource a part with what the design says of it, and references from parts to
 * the networks around them and to what they call. What a vendor requires besides is named in a comment, never invented.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/configuration
 */
export function toTerraform(design: Design): string {
  const names = identifiers(design.nodes.map(({ id }) => id))
  const regions = providerRegions(design)
  const blocks = [
    `# ${oneLine(design.name)}: a skeleton of what was drawn. Fill in what the comments name, then run terraform plan.`,
    terraformBlock([...regions.keys()]),
    ...[...regions].flatMap(([provider, ids]) => providerBlocks(provider, ids)),
    ...variables([...regions.keys()]),
    ...design.nodes.map((node) => resource(design, node, names)),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function isTerraformProvider(provider: string): provider is TerraformProvider {
  return provider in PROVIDER_BLOCKS
}

function providerOf(node: DesignNode): TerraformProvider | undefined {
  const provider = serviceRecord(node.service)?.provider ?? ''
  return isTerraformProvider(provider) ? provider : undefined
}

/** The regions in use, by provider, in the order of the drawing. */
function providerRegions(design: Design): ReadonlyMap<TerraformProvider, readonly string[]> {
  const found = new Map<TerraformProvider, string[]>()
  for (const node of design.nodes) {
    const provider = providerOf(node)
    if (!provider) continue
    const regions = found.get(provider) ?? []
    found.set(provider, regions)
    const region = regionOf(design, node)
    if (region !== undefined && !regions.includes(region)) regions.push(region)
  }
  return found
}

function regionOf(design: Design, node: DesignNode): string | undefined {
  return [node, ...groupChain(design, node.id)]
    .map(({ config }) => config.region)
    .find((region) => typeof region === 'string')
}

function terraformBlock(providers: readonly TerraformProvider[]): string {
  if (providers.length === 0) return ''
  const required = providers.map((provider) => {
    const { name, source } = PROVIDER_BLOCKS[provider]
    return `    ${name} = {\n      source = ${hclText(source)}\n    }`
  })
  return `terraform {\n  required_providers {\n${required.join('\n')}\n  }\n}`
}

/** The first region is the provider's default, each further one an alias of its own. */
function providerBlocks(provider: TerraformProvider, regions: readonly string[]): readonly string[] {
  const { name, regionArgument, extra } = PROVIDER_BLOCKS[provider]
  const own = regionArgument === undefined ? regions.slice(0, 1) : regions
  return (own.length === 0 ? [undefined] : own).map((region, i) => {
    const lines = [
      ...(i === 0 ? [] : [`  alias = ${hclText(alias(region ?? ''))}`]),
      ...(regionArgument !== undefined && region !== undefined ? [`  ${regionArgument} = ${hclText(region)}`] : []),
      ...extra.map((line) => `  ${line}`),
    ]
    return `provider ${hclText(name)} {\n${lines.join('\n')}\n}`
  })
}

function alias(region: string): string {
  return region.replace(/[^A-Za-z0-9_]/g, '_')
}

function variables(providers: readonly TerraformProvider[]): readonly string[] {
  return providers.flatMap((provider) =>
    PROVIDER_BLOCKS[provider].variables.map(
      ([name, description]) =>
        `variable ${hclText(name)} {\n  description = ${hclText(description)}\n  type = string\n}`,
    ),
  )
}

function resource(design: Design, node: DesignNode, names: ReadonlyMap<string, string>): string {
  const record = serviceRecord(node.service)
  const what = `${oneLine(node.name)} (${oneLine(record?.vendorName ?? node.service)})`
  const type = record?.terraform
  const provider = providerOf(node)
  if (type === undefined || provider === undefined) return `# ${what}: nothing to create.`
  const shape = resourceShapes[type] ?? {}
  const lines = [
    ...providerAlias(design, node, provider),
    ...(shape.name === undefined ? [] : [`${shape.name} = ${hclText(node.id)}`]),
    ...places(design, node, shape.location),
    ...(shape.resourceGroup ? ['resource_group_name = var.resource_group_name'] : []),
    ...Object.entries(shape.settings ?? {}).flatMap(([setting, argument]) => {
      const value = node.config[setting] ?? record?.defaults?.[setting]
      const text = hclValue(value)
      return text === undefined ? [] : [`${argument} = ${text}`]
    }),
    ...networks(design, node, names),
    ...(shape.tags === undefined
      ? []
      : [
          `${shape.tags} = {\n    ${shape.tags === 'labels' ? 'part' : 'Name'} = ${hclText(shape.tags === 'labels' ? node.id.toLowerCase() : node.name)}\n  }`,
        ]),
    ...dependsOn(design, node, names),
  ]
  const missing = shape.required?.length ? [`# The design does not say: ${shape.required.join(', ')}.`] : []
  const body = [...lines, ...missing].map((line) => `  ${line}\n`).join('')
  return `# ${what}\nresource ${hclText(type)} ${hclText(names.get(node.id) ?? node.id)} {\n${body}}`
}

function providerAlias(design: Design, node: DesignNode, provider: TerraformProvider): readonly string[] {
  const region = regionOf(design, node)
  const first = providerRegions(design).get(provider)?.[0]
  const { name, regionArgument } = PROVIDER_BLOCKS[provider]
  return regionArgument === undefined || region === undefined || region === first
    ? []
    : [`provider = ${name}.${alias(region)}`]
}

function places(design: Design, node: DesignNode, argument: string | undefined): readonly string[] {
  const region = regionOf(design, node)
  return argument === undefined || region === undefined ? [] : [`${argument} = ${hclText(region)}`]
}

/** The nearest network and subnet around a part, where its resource has an argument for them. */
function networks(design: Design, node: DesignNode, names: ReadonlyMap<string, string>): readonly string[] {
  const type = serviceRecord(node.service)?.terraform ?? ''
  const wanted = resourceShapes[type]?.networks ?? {}
  const taken = new Set<string>()
  return groupChain(design, node.id).flatMap((group) => {
    const groupType = serviceRecord(group.service)?.terraform
    const argument = groupType === undefined ? undefined : wanted[groupType]
    if (groupType === undefined || argument === undefined || taken.has(groupType)) return []
    taken.add(groupType)
    const attribute = argument.endsWith('_name') ? 'name' : 'id'
    const reference = `${groupType}.${names.get(group.id) ?? group.id}.${attribute}`
    return [
      `${argument} = ${argument === 'subnets' || argument === 'vpc_zone_identifier' ? `[${reference}]` : reference}`,
    ]
  })
}

/** What a part calls must be there first; a wire that would close a circle is left out, since Terraform refuses circles. */
function dependsOn(design: Design, node: DesignNode, names: ReadonlyMap<string, string>): readonly string[] {
  const place = new Map(design.nodes.map(({ id }, i) => [id, i]))
  const ordered = callPlaces(design)
  const targets = design.edges
    .filter(({ source, target, kind }) => source === node.id && target !== node.id && kind !== 'link')
    .map(({ target }) => design.nodes[place.get(target) ?? -1])
    .filter((target) => target !== undefined)
    .filter(({ id }) => (ordered.get(node.id) ?? 0) < (ordered.get(id) ?? 0))
  const references = targets.flatMap((target) => {
    const type = serviceRecord(target.service)?.terraform
    return type === undefined ? [] : [`${type}.${names.get(target.id) ?? target.id}`]
  })
  return references.length === 0 ? [] : [`depends_on = [${[...new Set(references)].join(', ')}]`]
}

/** Callers before what they call: an order in which every kept reference points forwards. */
function callPlaces(design: Design): ReadonlyMap<string, number> {
  const order = new Map<string, number>()
  const visit = (id: string, open: ReadonlySet<string>): void => {
    if (order.has(id) || open.has(id)) return
    const within = new Set([...open, id])
    for (const { source, target, kind } of design.edges) if (source === id && kind !== 'link') visit(target, within)
    order.set(id, -order.size)
  }
  for (const { id } of design.nodes) visit(id, new Set())
  return order
}

/** Texts, numbers and switches; what has no plain form in HCL is left out. */
function hclValue(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return hclText(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
