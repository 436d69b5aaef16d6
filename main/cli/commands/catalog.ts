import { catalog, leadingSla, listedPrices } from '../../../simulation/index.ts'
import type { Command } from '../command.ts'
import { table } from '../table.ts'

const PROVIDERS = ['aws', 'gcp', 'azure', 'generic'] as const

export const catalogCommand: Command = {
  name: 'catalog',
  usage: '[--provider aws|gcp|azure|generic] [--json]',
  summary: 'all services with their parameters, prices and SLAs',
  options: { provider: { type: 'string' }, json: { type: 'boolean' } },
  takes: { least: 0, most: 0 },
  async run(_, { provider, json }, output) {
    if (provider !== undefined && !PROVIDERS.some((known) => known === provider)) {
      output.complain(`catalog: there is no provider ${provider}; choose ${PROVIDERS.join(', ')}.`)
      return 2
    }
    const services = catalog().filter((service) => provider === undefined || service.provider === provider)
    if (json) {
      output.print(
        JSON.stringify(
          services.map((service) => ({ ...service, prices: listedPrices(service.id), sla: leadingSla(service.id) })),
        ),
      )
      return 0
    }
    const rows = services.map(({ id, vendorName, category, capabilities }) => [
      id,
      vendorName,
      category,
      capabilities.join(', '),
    ])
    output.print(
      table([{ heading: 'id' }, { heading: 'service' }, { heading: 'category' }, { heading: 'capabilities' }], rows),
    )
    return 0
  },
}
