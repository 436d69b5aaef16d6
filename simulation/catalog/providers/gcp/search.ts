import { amount, latency, RECALLED, size, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Indexes of texts and vectors. */
export const gcpSearch: readonly ServiceRecord[] = [
  {
    id: 'gcp.vertex-vector-search',
    provider: 'gcp',
    name: 'Search / vector index',
    vendorName: 'Google Vertex AI Vector Search',
    shortName: 'Vector Search',
    category: 'database',
    capabilities: ['search-vector-index'],
    archetype: 'search-index',
    scope: 'regional',
    description:
      'Finds the nearest of billions of vectors in milliseconds. Machines that hold the index are paid as long as it is deployed, whether anyone asks or not.',
    whenToUse: 'For recommendations and retrieval for language models over very many vectors.',
    whenNot: 'For some thousand vectors, which a database with vectors searches without machines of its own.',
    keywords: ['matching engine', 'ANN', 'embeddings', 'ScaNN', 'RAG', 'nearest neighbour', 'k-NN'],
    glyph: 'search',
    defaults: { instanceType: 'e2-standard-2', replicas: 2, storageGb: 10 },
    without: ['rankedShare', 'zones'],
    parameters: [
      amount(
        'indexedGbPerMonth',
        'Built into the index',
        'GB a month that are read to build the index or to change it in one go.',
        'GB',
      ),
      amount('streamedGbPerMonth', 'Updates as they come', 'GB a month of single changes.', 'GB'),
    ],
    // Capacity units of version 2.0 are no machines that one sees; they count as one vCPU.
    machines: {
      from: 'sizes',
      sizes: [
        size('e2-standard-2', 2, 8),
        size('e2-standard-16', 16, 64),
        size('n1-standard-16', 16, 60),
        size('performance-unit', 1, 0),
        size('storage-unit', 1, 0),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Online queries; figure not seen',
        'general knowledge, not verified',
        '2026-11-23',
        'recalled',
      ),
    ],
    latency: latency(10, 50, RECALLED, '2026-11-23', 'recalled'),
    terraform: 'google_vertex_ai_index_endpoint_deployed_index',
  },
]
