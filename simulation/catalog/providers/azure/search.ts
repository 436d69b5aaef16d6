import { amount, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const SEARCH_SLA =
  'Azure/azqr internal/graph/azqr/azure-resources/Search/searchServices/kql/srch-002.kql (34dd316, 2026-08-21)'

/** Indexes of texts and vectors. */
export const azureSearch: readonly ServiceRecord[] = [
  {
    id: 'azure.ai-search',
    provider: 'azure',
    name: 'Search / vector index',
    vendorName: 'Azure AI Search',
    shortName: 'AI Search',
    category: 'database',
    capabilities: ['search-vector-index'],
    archetype: 'search-index',
    scope: 'zonal',
    description:
      'Finds documents by their words, their vectors or both, and can let a language model put the answers in order. You pay for search units, replicas times partitions, and only two replicas or more have a promise.',
    whenToUse: 'For search in products and papers, and retrieval for language models.',
    whenNot: 'As the place where data are kept: it is an index of data that lie elsewhere.',
    keywords: ['cognitive search', 'vector search', 'RAG', 'full text', 'semantic ranker', 'embeddings', 'SU'],
    glyph: 'search',
    defaults: { instanceType: 'standard', replicas: 2, storageGb: 10 },
    parameters: [
      amount('imagesPerMonth', 'Images read', 'Images a month whose content is read into the index.', 'images'),
    ],
    // The machines behind a search unit are not published; each counts as one vCPU.
    machines: {
      from: 'sizes',
      sizes: [size('basic', 1, 0), size('standard', 1, 0), size('standard2', 1, 0), size('storage-optimized-l1', 1, 0)],
    },
    slas: [
      sla('single-instance', null, 'One replica or the free tier: none', SEARCH_SLA, '2026-08-21', 'quoted'),
      sla(
        'single-zone',
        0.999,
        '2+ replicas: queries; 3+ replicas: queries and indexing',
        SEARCH_SLA,
        '2026-08-21',
        'quoted',
      ),
    ],
    latency: latency(30, 150, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'azurerm_search_service',
  },
]
