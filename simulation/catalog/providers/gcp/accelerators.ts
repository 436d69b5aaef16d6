import { RECALLED, sla } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** Slices of chips for neural networks. */
export const gcpAccelerators: readonly ServiceRecord[] = [
  {
    id: 'gcp.tpu',
    provider: 'gcp',
    name: 'Accelerators',
    vendorName: 'Cloud TPU',
    shortName: 'Cloud TPU',
    category: 'compute',
    capabilities: ['accelerators'],
    archetype: 'vm-pool',
    scope: 'zonal',
    description:
      'Slices of tensor processors, chips that Google builds for neural networks, with fast links between them. They are rented as whole slices of 1 to 16 chips here, and a spot slice is cheap but may be taken away.',
    whenToUse:
      'For training or serving large models in JAX, PyTorch/XLA or TensorFlow, after a test with your own model.',
    whenNot: 'When the code needs CUDA, or the work is too small to keep a slice busy.',
    keywords: ['tensor processing unit', 'chip', 'deep learning', 'GPU alternative', 'slice', 'pod', 'JAX', 'trillium'],
    glyph: 'gpu',
    defaults: { instanceType: 'tpu-v5litepod-4' },
    machines: { from: 'machines', only: 'tpu' },
    slas: [sla('single-zone', 0.99, 'on-demand TPU VMs; none for spot', RECALLED, '2026-11-23', 'recalled')],
    terraform: 'google_tpu_v2_vm',
  },
]
