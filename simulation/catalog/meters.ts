/**
 * Every quantity a bill can multiply by a price. Archetypes read them off a design, price rows name the one they price; a
 * price row whose meter is not listed here cannot reach a bill. Add freely, never rename: price books refer to these names.
 *
 * A meter's unit is told by `meterUnits`; the vendor's own billing unit (a million requests) is `PriceRow.per` meter units.
 */
export const meterUnits = {
  /** Machines running; priced from the machine tables, so that a type needs no row of its own. */
  'instance-hours': 'hour',
  /** Database, cache and endpoint machines with sizes of their own; `choose: { instanceType }`. */
  'node-hours': 'hour',
  /** The second machine of a pair that only stands by. */
  'standby-hours': 'hour',
  'cluster-hours': 'hour',
  /** Copies of a web app, times the units of their instance class. */
  'class-hours': 'hour',
  'vcpu-hours': 'vCPU-hour',
  'vcpu-seconds': 'vCPU-second',
  'memory-gib-hours': 'GiB-hour',
  'memory-gib-seconds': 'GiB-second',
  'gpu-seconds': 'GPU-second',
  /** Functions: memory times billed duration. */
  'gb-seconds': 'GB-second',
  /** Memory of functions that are kept warm. */
  'warm-gb-seconds': 'GB-second',
  /** Runs on copies that are kept warm, where they have a price of their own. */
  'warm-run-gb-seconds': 'GB-second',
  /** Scratch space of what runs, above what is included. */
  'ephemeral-gb-seconds': 'GB-second',
  /** Snapshots of started functions: kept, and taken up again instead of a cold start. */
  'snapshot-cache-gb-seconds': 'GB-second',
  'snapshot-restored-gb': 'GB',
  /** Copies of a function that serve one tenant only. */
  'tenant-environments': 'environment',
  /** Of containers that run without a request, where that has a price of its own. */
  'idle-vcpu-seconds': 'vCPU-second',
  'idle-memory-gib-seconds': 'GiB-second',
  requests: 'request',
  reads: 'request',
  writes: 'request',
  'storage-gb-months': 'GB-month',
  'disk-gb-months': 'GB-month',
  /** Disks sold in fixed sizes; `choose: { diskGib }` with the smallest size that holds the disk (`traits`). */
  'disk-months': 'disk-month',
  /** Provisioned above what the price of the volume includes (`traits` say how much that is). */
  'iops-months': 'IOPS-month',
  'throughput-mbps-months': 'MB/s-month',
  'backup-gb-months': 'GB-month',
  /** Read out of a cold tier. */
  'retrieval-gb': 'GB',
  'balancer-hours': 'hour',
  /** The largest of the vendor's dimensions, never their sum; each dimension's size is in the record's `traits`. */
  'capacity-unit-hours': 'capacity-unit-hour',
  'rule-hours': 'rule-hour',
  'processed-gb': 'GB',
  'nat-hours': 'hour',
  'egress-internet-gb': 'GB',
  /** Bytes that cross a zone boundary, both ways; the row's price is that of one GB moved, sender and receiver together. */
  'cross-zone-gb': 'GB',
  /** Bytes that leave a region for another; `choose: { to }` with the region id. */
  'inter-region-gb': 'GB',
  'origin-gb': 'GB',
  'edge-gb': 'GB',
  'edge-requests': 'request',
  'dns-zones': 'zone-month',
  'dns-queries': 'query',
  'health-checks': 'check-month',
  'health-check-features': 'feature-month',
  'public-address-hours': 'address-hour',
  /** Tokens that a language model reads, apart from those it finds in its cache, and writes. */
  'input-tokens': 'token',
  'cached-input-tokens': 'token',
  'audio-input-tokens': 'token',
  'output-tokens': 'token',
  /** Tokens that a model learns from while it is tuned. */
  'tuning-tokens': 'token',
  /** Reserved capacity of a language model. */
  'provisioned-unit-hours': 'unit-hour',
  /** A tuned model that is kept ready. */
  'tuned-model-hours': 'hour',
  /** Sandboxes in which a model runs code. */
  'code-sessions': 'session',
  /** A model that AutoML built, kept ready for predictions; `choose` by its kind. */
  'serving-node-hours': 'hour',
  'batch-node-hours': 'hour',
  /** Support of a version that the vendor has given up, and credits of small machines above what they earn. */
  'extended-support-vcpu-hours': 'vCPU-hour',
  'credit-vcpu-hours': 'vCPU-hour',
  /** A provider's fee on top of the machine. */
  'management-vcpu-hours': 'vCPU-hour',
  'offline-gb-months': 'GB-month',
  'experiment-gb-months': 'GB-month',
  /** A provider's fee for each machine that works on a job. */
  'managed-machine-hours': 'machine-hour',
  /** Steps of a data pipeline. */
  'activity-runs': 'activity run',
  'entity-operations': 'operation',
  'monitoring-records': 'record',
  'catalog-objects': 'object-month',
  'catalog-requests': 'request',
  /** Streams: capacity that is bought by the hour, and what is paid where it follows the use. */
  'shard-hours': 'unit-hour',
  'stream-hours': 'stream-hour',
  'partition-hours': 'partition-hour',
  'capture-hours': 'unit-hour',
  'connector-unit-hours': 'unit-hour',
  'consumer-shard-hours': 'consumer-shard-hour',
  'fan-out-gb': 'GB',
  'extended-retention-shard-hours': 'shard-hour',
  'extended-retention-gb-months': 'GB-month',
  'retained-gb-months': 'GB-month',
  'extended-storage-gb-months': 'GB-month',
  /** Workflows: steps by kind, and the environment that runs them. */
  steps: 'step',
  'external-steps': 'step',
  'connector-calls': 'call',
  'enterprise-calls': 'call',
  'environment-hours': 'hour',
  'worker-hours': 'hour',
  'scheduler-hours': 'hour',
  messages: 'message',
  'message-gb': 'GB',
  'logs-gb': 'GB',
  'log-storage-gb-months': 'GB-month',
  metrics: 'metric-month',
  alarms: 'alarm-month',
  dashboards: 'dashboard-month',
  /** Bytes read and written, where they are paid by the GB. */
  'read-gb': 'GB',
  'written-gb': 'GB',
  /** File systems too small for their kind, which pay for being there. */
  'small-instance-hours': 'hour',
  /** Key-value stores paid by use: operations in units of so many KB (`traits`), and those written again in other regions. */
  'read-units': 'read unit',
  'write-units': 'write unit',
  'replicated-write-units': 'write unit',
  /** Reads and writes in one currency. */
  'request-units': 'request unit',
  /** Units a second that are bought, for every hour that they are there. */
  'read-unit-hours': 'read unit-hour',
  'write-unit-hours': 'write unit-hour',
  'replicated-write-unit-hours': 'write unit-hour',
  'request-unit-hours': 'request unit-hour',
  deletes: 'delete',
  'stream-reads': 'read unit',
  'io-requests': 'request',
  'change-records': 'record',
  /** What is read in so as to answer queries. */
  'scanned-gb': 'GB',
  /** The same, out of files that lie elsewhere. */
  'external-scanned-gb': 'GB',
  /** Slots and the like that are bought; and those that are paid only while queries run. */
  'unit-hours': 'unit-hour',
  'busy-unit-hours': 'unit-hour',
  'processing-unit-hours': 'unit-hour',
  'long-term-gb-months': 'GB-month',
  'lake-gb-months': 'GB-month',
  'point-in-time-gb-months': 'GB-month',
  'backup-copy-gb-months': 'GB-month',
  'analytical-gb-months': 'GB-month',
  'analytical-writes': 'request',
  'disaster-recovery-gb-months': 'GB-month',
  'restored-gb': 'GB',
  'exported-gb': 'GB',
  'streamed-gb': 'GB',
  'write-api-gb': 'GB',
  'read-api-gb': 'GB',
  'indexed-gb': 'GB',
  'warm-node-hours': 'hour',
  'warm-gb-months': 'GB-month',
  images: 'image',
  'ranked-queries': 'query',
  /** Listing and renaming whole directories. */
  'directory-reads': 'request',
  'directory-writes': 'request',
  /** A gateway, hub or bastion, and what is joined to it: endpoints in each zone, attachments, tunnels, lines. */
  'gateway-hours': 'hour',
  'link-hours': 'hour',
  'vpn-unit-hours': 'unit-hour',
  'line-unit-hours': 'unit-hour',
  'line-connection-hours': 'hour',
  /** Copies of services that take part in a mesh. */
  'mesh-client-hours': 'hour',
  /** Bytes of the calls and of the answers, where each has a price of its own. */
  'request-gb': 'GB',
  'response-gb': 'GB',
  /** Single users who dial into a network. */
  'client-months': 'connection-month',
  'registry-hours': 'hour',
  /** Fetched by other regions, beside what the wires carry. */
  'pulled-gb': 'GB',
  /** Copies of a whole service in further regions. */
  'replica-months': 'replica-month',
  scans: 'scan',
  /** Units of an API gateway that are bought by the month. */
  'gateway-unit-months': 'unit-month',
  'self-hosted-gateway-months': 'gateway-month',
  'cache-hours': 'hour',
  'connection-minutes': 'minute',
  /** Copies of a message that leave the cloud. */
  'http-deliveries': 'delivery',
  'email-deliveries': 'delivery',
  'push-deliveries': 'delivery',
  'archived-gb': 'GB',
  'discovered-events': 'event',
  /** What guards, watches and stands at sites of one's own is paid by the piece. */
  rules: 'rule-month',
  keys: 'key-month',
  secrets: 'secret-month',
  users: 'user-month',
  'workload-identities': 'identity-month',
  rotations: 'rotation',
  renewals: 'renewal',
  'asymmetric-requests': 'request',
  'key-pairs': 'key pair',
  'module-hours': 'hour',
  'protected-addresses': 'address-month',
  'management-events': 'event',
  'data-events': 'event',
  'audit-events': 'event',
  'flow-log-gb': 'GB',
  'protected-servers': 'server-month',
  'protected-vcore-hours': 'vCPU-hour',
  'protected-stores': 'account-month',
  'protected-databases': 'instance-month',
  'protected-apps': 'instance-month',
  'protected-vaults': 'vault-month',
  'protected-subscriptions': 'subscription-month',
  'protected-resources': 'resource-month',
  'protected-tokens': 'token',
  'dominant-gb': 'GB',
  traces: 'trace',
  'traces-read': 'trace',
  spans: 'span',
  budgets: 'budget-month',
  'budget-hours': 'budget-hour',
  'budget-reports': 'report',
  'site-servers': 'server-month',
  'site-vcpu-hours': 'vCPU-hour',
  'site-policy-servers': 'server-month',
  'site-configured-vcpus': 'vCPU-month',
  'site-cores': 'core-month',
  'site-windows-cores': 'core-month',
  /** A fee for a month that does not depend on use. */
  monthly: 'month',
  /** Calls to a part whose price the learner typed. */
  'per-million': 'request',
} as const

/** The name of a meter; the shared vocabulary of archetypes and price books. */
export type MeterName = keyof typeof meterUnits

/** What the words of meters are written as where they are no common words. */
const SPELLING: Readonly<Record<string, string>> = {
  gb: 'GB',
  gib: 'GiB',
  gpu: 'GPU',
  iops: 'IOPS',
  ipv4: 'IPv4',
  mbps: 'MB/s',
  nat: 'NAT',
  dns: 'DNS',
  vcpu: 'vCPU',
  vcpus: 'vCPUs',
}

/** A meter or another dimension of a bill in words: "vCPU hours", "egress internet GB". */
export function meterWords(dimension: string): string {
  return dimension
    .split('-')
    .map((word) => SPELLING[word] ?? word)
    .join(' ')
}

/** Whether a text names a meter. */
export function isMeterName(text: string): text is MeterName {
  return Object.hasOwn(meterUnits, text)
}
