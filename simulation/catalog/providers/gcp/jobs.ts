import { choice, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What works in bulk, while nobody waits. */
export const gcpJobs: readonly ServiceRecord[] = [
  {
    id: 'gcp.batch',
    provider: 'gcp',
    name: 'Batch jobs',
    vendorName: 'Google Cloud Batch',
    shortName: 'Batch',
    category: 'compute',
    capabilities: ['batch-jobs'],
    archetype: 'job',
    scope: 'regional',
    description:
      'Runs jobs from a list on machines that are started for them and stopped afterwards. The service itself is free: you pay the machines for the hours of the runs, and spot machines make it cheap where a job can begin again.',
    whenToUse:
      'For work that nobody waits for: simulations, scoring of whole tables, conversions, training without a platform.',
    whenNot: 'For answers within seconds, and for a job of a minute now and then, which a function does.',
    keywords: ['batch', 'job', 'offline', 'schedule', 'queue of jobs', 'HPC', 'spot', 'array job'],
    glyph: 'train',
    defaults: { instanceType: 'n2-standard-2' },
    machines: { from: 'machines' },
    slas: [
      sla(
        'control-plane',
        null,
        'No SLA of its own; VMs follow Compute Engine',
        'general knowledge, not seen in a source',
        '2026-11-23',
        'recalled',
      ),
    ],
  },
  {
    id: 'gcp.dataflow',
    provider: 'gcp',
    name: 'ETL',
    vendorName: 'Google Cloud Dataflow',
    shortName: 'Dataflow',
    category: 'analytics',
    capabilities: ['etl', 'stream-processing'],
    archetype: 'job',
    scope: 'regional',
    description:
      'Runs Beam pipelines over files or over a stream, with as many workers as the work needs. You pay processors, memory and disks of the workers, the data that they shuffle, and units of the streaming engine.',
    whenToUse: 'For one program that works on stored data and on streams alike.',
    whenNot: 'For small transformations that a query in the warehouse does.',
    keywords: ['Beam', 'ETL', 'streaming', 'pipeline', 'transform', 'batch', 'worker'],
    glyph: 'stream',
    defaults: { instanceType: 'n1-standard-4', diskGb: 25 },
    parameters: [
      choice(
        'mode',
        'Kind',
        'Batch ends by itself; streaming runs until it is stopped. The legacy kind of streaming is paid by data instead of by units.',
        'serverless-batch',
        [
          ['serverless-batch', 'Batch'],
          ['serverless-streaming', 'Streaming'],
          ['serverless-streaming-by-data', 'Streaming, paid by data'],
        ],
      ),
      choice('disk', 'Disk', 'Kind of disk of the workers.', 'standard', [
        ['standard', 'Standard'],
        ['ssd', 'SSD'],
      ]),
    ],
    machines: { from: 'machines' },
    slas: [
      sla(
        'multi-zone',
        0.999,
        '2015 text said 99.5',
        'sla.directory, Google Cloud page (2026-06); mikaelvesavuori/cloud-sla data/gcp.json (commit 7358b4e, 2022-04-24)',
        '2026-06',
        'quoted',
      ),
    ],
    terraform: 'google_dataflow_flex_template_job',
  },
  {
    id: 'gcp.dataproc',
    provider: 'gcp',
    name: 'Spark',
    vendorName: 'Google Cloud Dataproc',
    shortName: 'Dataproc',
    category: 'analytics',
    capabilities: ['spark'],
    archetype: 'job',
    scope: 'regional',
    description:
      'Spark clusters that start in about a minute and a half, or serverless runs without any. A cluster pays its machines and a small fee for each processor; a serverless run pays units by the second.',
    whenToUse: 'For Spark jobs, on machines of your choice or without machines.',
    whenNot: 'For transformations that a warehouse query does.',
    keywords: ['Spark', 'Hadoop', 'Hive', 'cluster', 'big data', 'batch', 'serverless Spark'],
    glyph: 'service',
    defaults: { instanceType: 'n2-standard-4', count: 3 },
    parameters: [
      choice('mode', 'Kind', 'A cluster of machines, or runs without one.', 'cluster', [
        ['cluster', 'Cluster'],
        ['serverless', 'Serverless'],
        ['serverless-premium', 'Serverless premium or interactive'],
      ]),
    ],
    machines: { from: 'machines' },
    slas: [
      sla(
        'control-plane',
        0.995,
        'Service; VMs follow Compute Engine',
        'https://cloud.google.com/dataproc/docs/resources/sla (read 2026-11-23; undated)',
        '2026-11-23',
        'quoted',
      ),
    ],
    terraform: 'google_dataproc_cluster',
  },
]
