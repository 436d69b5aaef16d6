import { setCatalog } from '../../renderer/state/catalog.ts'
import { useDesign } from '../../renderer/state/design.ts'
import { useReceipts } from '../../renderer/state/receipts.ts'
import { useResults } from '../../renderer/state/results.ts'
import { catalog, type Design, evaluate, parseDesign } from '../../simulation/index.ts'

/** A small shop on AWS: users, balancer, machines, cache before a database, one asynchronous wire to a bucket. */
const SHOP = {
  format: 'skyloom/design',
  version: 1,
  name: 'Shop',
  targets: { availability: 0.999, p95LatencyMs: 250, monthlyBudgetUsd: 600 },
  workloads: [
    {
      id: 'buy',
      name: 'Purchases',
      source: 'users',
      rps: 60,
      shape: { kind: 'diurnal', peakToMean: 2, peakHour: 18 },
      requestKb: 2,
      responseKb: 20,
    },
  ],
  nodes: [
    { id: 'users', service: 'generic.client', name: 'Users', position: { x: 0, y: 0 } },
    {
      id: 'region',
      service: 'aws.region',
      name: 'Virginia',
      position: { x: 200, y: 0 },
      size: { width: 700, height: 400 },
      config: { region: 'us-east-1' },
    },
    { id: 'lb', service: 'aws.alb', name: 'Balancer', parent: 'region', position: { x: 20, y: 60 } },
    {
      id: 'api',
      service: 'aws.ec2',
      name: 'API',
      parent: 'region',
      position: { x: 220, y: 60 },
      config: { instanceType: 'c7g.large', count: 3, zones: 2, serviceTimeMs: 12 },
    },
    {
      id: 'rank',
      service: 'aws.ec2',
      name: 'Ranker',
      parent: 'region',
      position: { x: 220, y: 200 },
      config: { instanceType: 'c7g.xlarge', count: 2 },
    },
    { id: 'cache', service: 'aws.elasticache', name: 'Cache', parent: 'region', position: { x: 420, y: 60 } },
    { id: 'store', service: 'aws.rds-postgres', name: 'Store', parent: 'region', position: { x: 420, y: 200 } },
    { id: 'lake', service: 'aws.s3', name: 'Lake', parent: 'region', position: { x: 420, y: 300 } },
  ],
  edges: [
    { id: 'in', source: 'users', target: 'lb' },
    { id: 'to-api', source: 'lb', target: 'api' },
    { id: 'to-cache', source: 'api', target: 'cache' },
    { id: 'to-store', source: 'api', target: 'store', onMissOf: 'cache' },
    { id: 'to-rank', source: 'api', target: 'rank' },
    { id: 'to-lake', source: 'api', target: 'lake', kind: 'async', calls: 0.02 },
  ],
}

/** @param change on the file's plain data, before it is read */
export function shop(change: (file: typeof SHOP) => object = (file) => file): Design {
  const read = parseDesign(JSON.stringify(change(structuredClone(SHOP))))
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return read.value
}

/** Opens a design with its true report and the true catalogue. */
export function openDesign(design: Design): void {
  setCatalog(catalog())
  useDesign.getState().open(design, null)
  const report = evaluate(design)
  useResults.setState({
    report,
    byNode: new Map(report.nodes.map((row) => [row.id, row])),
    byEdge: new Map(report.edges.map((row) => [row.id, row])),
    computing: false,
    error: null,
  })
  useReceipts.setState({ known: new Map(Object.entries(report.receipts)) })
}
