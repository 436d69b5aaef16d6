import type { DesignNode, NodeId, Point, Size } from '../design.ts'
import type { ServiceDirectory } from '../parameter.ts'
import { readConfig } from './config.ts'
import type { NodeReference } from './draft.ts'
import { type Bounds, type Cursor, isObject, readId, readNumber, readObject, readText } from './fields.ts'
import { anyOf, quoted } from './wording.ts'

const KEYS = ['id', 'service', 'name', 'parent', 'config', 'position', 'size'] as const

/** Reads one node with its configuration; its parent is looked up later, and so are the nodes its configuration names. */
export function readNode(
  cursor: Cursor,
  services: ServiceDirectory,
  references: NodeReference[],
): DesignNode | undefined {
  const fields = readObject(cursor, 'a part', KEYS)
  if (fields === undefined) return undefined
  const idAt = fields.need('id', 'a short name of its own, such as "api"')
  const id = (idAt && readId(idAt, 'the id of this part')) ?? ''
  const what = id === '' ? 'this part' : quoted(id)
  const serviceAt = fields.need('service', 'an id of the catalogue, such as "aws.ec2"')
  const service = (serviceAt && readText(serviceAt, `the service of ${what}`, 100)) ?? ''
  const shape = service === '' ? undefined : services.lookup(service)
  if (serviceAt !== undefined && service !== '' && shape === undefined) {
    serviceAt.problems.add(serviceAt.path, () => unknownService(service, services))
  } else if (serviceAt?.value === '') {
    serviceAt.problems.add(serviceAt.path, `Name the service of ${what}, such as "aws.ec2"; it is empty.`)
  }
  const nameAt = fields.get('name')
  const parentAt = fields.get('parent')
  const configAt = fields.get('config')
  const positionAt = fields.get('position')
  const sizeAt = fields.get('size')
  const parent = parentAt && readId(parentAt, `the parent of ${what}`)
  const size = sizeAt && readSize(sizeAt, what)
  const nodeReference = (node: string, path: string) => references.push({ id: node, path })
  if (configAt !== undefined && shape === undefined && !isObject(configAt.value)) readObject(configAt, 'a config', [])
  return {
    id: id as NodeId,
    service,
    name: (nameAt && readText(nameAt, `the name of ${what}`)) ?? id,
    ...(parent !== undefined && { parent: parent as NodeId }),
    config: (configAt && shape && readConfig(configAt, service, { services, shape, nodeReference })) ?? {},
    position: (positionAt && readPoint(positionAt, what)) ?? { x: 0, y: 0 },
    ...(size !== undefined && { size }),
  }
}

function unknownService(service: string, services: ServiceDirectory): string {
  const similar = services.similar(service).slice(0, 3)
  const hint = similar.length > 0 ? ` Did you mean ${anyOf(similar.map(quoted))}?` : ''
  return `Choose a service of the catalogue; ${quoted(service)} is not in it.${hint}`
}

/** Far beyond any screen, so that sums of nested positions stay exact. */
const COORDINATE: Bounds = { min: -1e9, max: 1e9 }
const LENGTH: Bounds = { min: 0, exclusiveMin: true, max: 1e9 }

function readPoint(cursor: Cursor, what: string): Point {
  const fields = readObject(cursor, `the position of ${what}`, ['x', 'y'])
  const [x, y] = [fields?.get('x'), fields?.get('y')]
  return {
    x: (x && readNumber(x, `x of ${what}`, COORDINATE)) ?? 0,
    y: (y && readNumber(y, `y of ${what}`, COORDINATE)) ?? 0,
  }
}

function readSize(cursor: Cursor, what: string): Size | undefined {
  const fields = readObject(cursor, `the size of ${what}`, ['width', 'height'])
  const [w, h] = [fields?.need('width', 'its px across'), fields?.need('height', 'its px down')]
  const width = w && readNumber(w, `the width of ${what}`, LENGTH)
  const height = h && readNumber(h, `the height of ${what}`, LENGTH)
  return width === undefined || height === undefined ? undefined : { width, height }
}
