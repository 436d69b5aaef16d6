import { figure, latency, RECALLED } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

/** What stands between services that call each other. */
export const azureMesh: readonly ServiceRecord[] = [
  {
    id: 'azure.istio-addon',
    provider: 'azure',
    name: 'Service mesh',
    vendorName: 'Istio add-on of Azure Kubernetes Service',
    shortName: 'Istio add-on',
    category: 'network',
    capabilities: ['service-mesh'],
    archetype: 'mesh',
    scope: 'regional',
    description:
      'Puts a proxy beside every service, which encrypts and proves each call, retries it and counts it, without a change to the code. It costs nothing itself, but a millisecond a call and part of the machines.',
    whenToUse: 'Where many services of several teams call each other and all calls must be proven and encrypted.',
    whenNot: 'For a handful of services; libraries or the platform give the same with less to run.',
    keywords: ['istio', 'sidecar', 'envoy', 'mTLS', 'mutual TLS', 'canary', 'zero trust', 'AKS add-on'],
    glyph: 'service',
    slas: [],
    latency: latency(
      0.96,
      2.7,
      'Red Hat OpenShift Service Mesh documentation, Istio 1.12.3 at 1000 requests/s: 1.7 ms at p90 and 2.7 ms at p99; median of the lognormal law through both',
      '2022',
      'derived',
    ),
    traits: {
      sidecarVcpuPer1000Rps: figure(
        0.2,
        'vCPU',
        'istio.io performance and scalability page (1.24, 2024-11)',
        '2024-11',
        'quoted',
      ),
      ambientVcpuPer1000Rps: figure(
        0.06,
        'vCPU',
        'istio.io performance and scalability page (1.24, 2024-11), ztunnel',
        '2024-11',
        'quoted',
      ),
      ambientP50Ms: figure(0.2, 'ms', RECALLED, '2026-11-23', 'recalled'),
      ambientP99Ms: figure(0.9, 'ms', RECALLED, '2026-11-23', 'recalled'),
    },
    terraform: 'azurerm_kubernetes_cluster',
  },
]
