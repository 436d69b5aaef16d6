import type { Parameter } from '../../../design/parameter.ts'
import { choice, onOff, size, sla, X86_ONLY } from '../../record-parts.ts'
import type { ServiceRecord } from '../../service.ts'

const AZQR = 'Azure/azqr internal/graph/azqr/azure-resources'

const INSTANCE_SIZE: Parameter = {
  name: 'instanceType',
  label: 'Size',
  help: 'Processors and memory of one instance of the plan.',
  type: { kind: 'machine' },
  unit: '',
  default: 'P1v3',
}

/** Several programs may share a plan's instances; each is then served by what it gets of them. */
const SHARE_OF_INSTANCE: readonly Parameter[] = [
  {
    name: 'vcpu',
    label: 'vCPUs of it',
    help: 'Processors of an instance that this program gets. Open: all of them.',
    type: { kind: 'nullable', of: { kind: 'number', min: 0.05, max: 256 } },
    unit: 'vCPU',
    default: null,
    advanced: true,
  },
  {
    name: 'memoryMb',
    label: 'Memory of it',
    help: 'Memory of an instance that this program gets. Open: all of it.',
    type: { kind: 'nullable', of: { kind: 'integer', min: 128, max: 2_000_000 } },
    unit: 'MB',
    default: null,
    advanced: true,
  },
]

/** Where a web program or a container runs without anyone seeing the machine. */
export const azureWebApps: readonly ServiceRecord[] = [
  {
    id: 'azure.app-service',
    provider: 'azure',
    name: 'Web app platform',
    vendorName: 'Azure App Service',
    shortName: 'App Service',
    category: 'compute',
    capabilities: ['web-app-platform'],
    archetype: 'container-service',
    scope: 'regional',
    description:
      'Runs web programs from source or image on the instances of a plan. The instances are paid by the hour, used or not, and several programs may share a plan.',
    whenToUse: 'For a web program or an interface that runs all day, with slots to try new versions in.',
    whenNot: 'For rare or spiky calls, which functions or Container Apps serve for less.',
    keywords: ['PaaS', 'web app', 'App Service plan', 'deployment slot', 'deploy from source', '.NET'],
    glyph: 'container',
    defaults: { instanceType: 'P1v3', maxInstances: 10 },
    without: ['billing', 'purchase'],
    parameters: [
      INSTANCE_SIZE,
      X86_ONLY,
      ...SHARE_OF_INSTANCE,
      choice('os', 'System', 'Windows costs more.', 'linux', [
        ['linux', 'Linux'],
        ['windows', 'Windows'],
      ]),
      onOff(
        'zoneRedundant',
        'Several zones',
        'The instances of the plan stand in several zones; it needs two at least.',
        false,
      ),
    ],
    machines: {
      from: 'sizes',
      sizes: [
        size('B1', 1, 1.75),
        size('B2', 2, 3.5),
        size('B3', 4, 7),
        size('S1', 1, 1.75),
        size('S2', 2, 3.5),
        size('S3', 4, 7),
        size('P1v2', 1, 3.5),
        size('P0v3', 1, 4),
        size('P1v3', 2, 8),
        size('P2v3', 4, 16),
        size('P3v3', 8, 32),
        size('P1mv3', 2, 16),
        size('I1v2', 2, 8),
      ],
    },
    slas: [
      sla(
        'multi-zone',
        0.9999,
        'Zone-redundant plan',
        `${AZQR}/Web/serverFarms/kql/asp-003.kql (34dd316, 2026-08-21)`,
        '2026-08-21',
        'quoted',
        { zoneRedundant: true },
      ),
      sla(
        'single-zone',
        0.9995,
        'Paid plans',
        `${AZQR}/Web/serverFarms/kql/asp-003.kql (34dd316, 2026-08-21)`,
        '2026-08-21',
        'quoted',
      ),
    ],
    terraform: 'azurerm_service_plan',
  },
  {
    id: 'azure.container-instances',
    provider: 'azure',
    name: 'Single containers',
    vendorName: 'Azure Container Instances',
    shortName: 'Container Instances',
    category: 'compute',
    capabilities: ['single-containers'],
    archetype: 'container-service',
    scope: 'regional',
    description:
      'Runs one container, or a few together, without machine or cluster. Processors and memory are paid by the second for as long as they run; nothing scales by itself.',
    whenToUse: 'For a task now and then, a test, or a helper that runs beside something larger.',
    whenNot: 'For a service that must scale or be replaced without a gap, which Container Apps does.',
    keywords: ['container', 'docker', 'container group', 'ACI', 'single container', 'task'],
    glyph: 'container',
    defaults: { minInstances: 1, maxInstances: 1 },
    parameters: [
      X86_ONLY,
      choice('billing', 'Paid', 'For as long as it runs.', 'instance', [['instance', 'While it runs']]),
    ],
    slas: [
      sla(
        'multi-zone',
        0.999,
        'Container group connectivity',
        `${AZQR}/ContainerInstance/containerGroups/kql/ci-003.kql`,
        '2026-08-21',
        'quoted',
      ),
    ],
    terraform: 'azurerm_container_group',
  },
]
