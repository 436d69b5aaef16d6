import { choice, latency, RECALLED, sla, wholeNumber } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What keeps images and packages. */
export const azureRegistry: readonly ServiceRecord[] = [
  {
    id: 'azure.container-registry',
    provider: 'azure',
    name: 'Container registry',
    vendorName: 'Azure Container Registry',
    shortName: 'Container Registry',
    category: 'ops',
    capabilities: ['container-registry'],
    archetype: 'registry',
    scope: 'regional',
    description:
      'Keeps the images from which containers start, by name and version. It is paid by the day in three sizes that include some storage; the largest can keep copies in other regions.',
    whenToUse: 'Wherever containers run: beside the cluster, in the same region.',
    whenNot: 'For model files and data sets; an object store keeps those at a fifth of the price.',
    keywords: ['docker', 'image', 'container image', 'repository', 'pull', 'push', 'ACR', 'geo-replication'],
    glyph: 'container',
    parameters: [
      choice('tier', 'Size', 'What is included: 10, 100 or 500 GB; only Premium keeps copies elsewhere.', 'basic', [
        ['basic', 'Basic'],
        ['standard', 'Standard'],
        ['premium', 'Premium'],
      ]),
      wholeNumber(
        'replicaRegions',
        'Copies in other regions',
        'Further regions with a full copy; Premium only.',
        0,
        0,
        60,
      ),
      wholeNumber(
        'buildVcpuSeconds',
        'Builds',
        'Seconds of one vCPU a month that building images takes.',
        0,
        0,
        1_000_000_000,
      ),
    ],
    without: ['pulledGb'],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'All paid tiers',
        'Azure/azqr internal/graph/azqr/azure-resources/ContainerRegistry/registries/kql/cr-003.kql (34dd316, 2026-08-21)',
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(30, 200, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_container_registry',
  },
]
