import { afterAll, describe, expect, it } from 'vitest'
import { ReplicationThreads } from '../../../main/cli/replication-threads.ts'
import { runReplications } from '../../../main/cli/replications.ts'
import { parseDesign, prepareRun, type RunOptions, simulationReport } from '../../../simulation/index.ts'

const read = parseDesign(
  JSON.stringify({
    format: 'skyloom/design',
    version: 1,
    name: 'Test',
    workloads: [{ id: 'w', source: 'client', rps: 700 }],
    nodes: [
      { id: 'client', service: 'generic.client' },
      { id: 's', service: 'generic.service', config: { serviceTime: { distribution: 'exponential', meanMs: 1 } } },
    ],
    edges: [{ id: 'e', source: 'client', target: 's' }],
  }),
)
if (!read.ok) throw new Error('the test needs its design')
const design = read.value
const options: RunOptions = { requests: 20_000, warmup: 1000, months: null, replications: 5, seed: 2 }
const order = { design, options, prepared: prepareRun(design, options) }

describe('replications', { timeout: 60_000 }, () => {
  const others = new ReplicationThreads()
  afterAll(() => others.close())

  it('make the same report on any number of threads, and each is run once', async () => {
    const indices = [0, 1, 2, 3, 4]
    const reports = []
    for (const threads of [1, 2]) {
      const done = await runReplications({ ...order, indices, threads }, others)
      expect(done.map(({ index }) => index).sort()).toEqual(indices)
      reports.push(JSON.stringify(simulationReport(design, options, done)))
    }
    expect(new Set(reports).size).toBe(1)
  })

  it('run those that are asked for, and tell how far they are', async () => {
    const told: number[] = []
    const done = await runReplications({ ...order, indices: [1, 3], threads: 2 }, others, (share) => told.push(share))
    expect(done.map(({ index }) => index).sort()).toEqual([1, 3])
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })
})
