import type { Design } from '../../simulation/index.ts'

/** An empty sheet with the targets a learner starts from; each can be changed in the header. */
export function blankDesign(): Design {
  return {
    format: 'skyloom/design',
    version: 1,
    name: 'Untitled',
    description: '',
    targets: { availability: 0.999, p95LatencyMs: 250, monthlyBudgetUsd: 600 },
    pricing: { freeTier: 'none' },
    assumptions: {},
    workloads: [],
    nodes: [],
    edges: [],
    annotations: [],
    steps: [],
    tests: [],
  }
}
