import { isGroup, serviceRecord } from '../catalog/services.ts'
import type { Box } from '../design/box.ts'
import type { Design, DesignEdge, DesignNode } from '../design/design.ts'
import { type Annotation, annotationsOf } from '../design/editing/annotations.ts'
import { absoluteBoxes } from '../design/graph.ts'
import { edgeFile, serialiseDesign } from '../design/serialise.ts'
import { palettes } from './picture/palette.ts'
import { escapeXml } from './xml.ts'

/**
 * A design as a draw.io file: groups hold their parts, wires are bound to theirs, everything can be moved and renamed. Each part keeps its
 * service and settings as data of the shape, each wire its own, and the sheet the rest, so that the file opens again as the design
 * (`importers/drawio.ts`).
 *
 * @see https://www.drawio.com/doc/faq/drawio-style-reference
 */
export function toDrawio(design: Design): string {
  const boxes = absoluteBoxes(design, isGroup)
  return [
    '<mxfile host="Skyloom">',
    `<diagram id="design" name="${attribute(design.name)}">`,
    '<mxGraphModel grid="1" gridSize="16" guides="1" connect="1" arrows="1" page="0">',
    '<root>',
    '<mxCell id="0"/>',
    `<object id="1" label="" design="${attribute(JSON.stringify(aroundTheGraph(design)))}"><mxCell parent="0"/></object>`,
    ...annotationsOf(design).map(noteCell),
    ...outerFirst(design).map((node) => partCell(node, boxes.get(node.id))),
    ...design.edges.map(wireCell),
    '</root>',
    '</mxGraphModel>',
    '</diagram>',
    '</mxfile>',
    '',
  ].join('\n')
}

const COLOURS = palettes.light

/** A shape must come after the one that holds it. */
function outerFirst({ nodes }: Design): readonly DesignNode[] {
  const ordered: DesignNode[] = []
  const placed = new Set<string>()
  let waiting = nodes
  while (waiting.length > 0) {
    const next = waiting.filter(({ parent }) => parent === undefined || placed.has(parent))
    if (next.length === 0) break
    for (const node of next) placed.add(node.id)
    ordered.push(...next)
    waiting = waiting.filter(({ id }) => !placed.has(id))
  }
  return ordered
}

function partCell(node: DesignNode, box: Box | undefined): string {
  const record = serviceRecord(node.service)
  const tint = COLOURS.providers[record?.provider ?? 'generic']
  const style = isGroup(node)
    ? `rounded=1;arcSize=4;absoluteArcSize=1;container=1;collapsible=0;verticalAlign=top;align=left;spacingLeft=8;fillColor=${COLOURS.groupFill};strokeColor=${COLOURS.zoneLine};fontColor=${COLOURS.soft};${record?.capabilities.includes('zone') ? 'dashed=1;' : ''}`
    : `rounded=1;absoluteArcSize=1;arcSize=16;fillColor=${tint.fill};strokeColor=${tint.text};fontColor=${COLOURS.text};`
  return [
    `<object id="n-${node.id}" label="${attribute(node.name)}" tooltip="${attribute(record?.vendorName ?? node.service)}" service="${attribute(node.service)}" config="${attribute(JSON.stringify(node.config))}"${node.size ? ' sized="true"' : ''}>`,
    `<mxCell vertex="1" parent="${node.parent === undefined ? '1' : `n-${node.parent}`}" style="html=0;whiteSpace=wrap;${style}">`,
    `<mxGeometry x="${node.position.x}" y="${node.position.y}" width="${box?.width ?? 0}" height="${box?.height ?? 0}" as="geometry"/>`,
    '</mxCell></object>',
  ].join('')
}

const LINES: Readonly<Record<DesignEdge['kind'], string>> = {
  request: 'endArrow=open;',
  async: 'endArrow=open;dashed=1;',
  link: 'endArrow=none;dashed=1;dashPattern=1 3;',
}

function wireCell(edge: DesignEdge): string {
  const { id, source, target, kind, calls } = edge
  return [
    `<object id="e-${id}" label="${calls === 1 ? '' : `${calls} ×`}" kind="${kind}" wire="${attribute(JSON.stringify(edgeFile(edge)))}">`,
    `<mxCell edge="1" parent="1" source="n-${source}" target="n-${target}" style="html=0;edgeStyle=orthogonalEdgeStyle;rounded=1;strokeColor=${COLOURS.edge};${LINES[kind]}">`,
    '<mxGeometry relative="1" as="geometry"/></mxCell></object>',
  ].join('')
}

const NOTES: Readonly<Record<Annotation['kind'], string>> = {
  note: `rounded=1;absoluteArcSize=1;arcSize=12;align=left;verticalAlign=top;spacing=6;fillColor=${COLOURS.note.fill};strokeColor=${COLOURS.note.line};`,
  rectangle: `rounded=1;absoluteArcSize=1;arcSize=16;verticalAlign=top;fontStyle=1;fillColor=none;strokeColor=${COLOURS.zoneLine};`,
  ellipse: `ellipse;verticalAlign=top;fontStyle=1;fillColor=none;strokeColor=${COLOURS.zoneLine};`,
}

function noteCell({ id, kind, text, position: { x, y }, size: { width, height } }: Annotation): string {
  return [
    `<object id="a-${attribute(id)}" label="${attribute(text)}" annotation="${kind}" annotationId="${attribute(id)}">`,
    `<mxCell vertex="1" parent="1" style="html=0;whiteSpace=wrap;${NOTES[kind]}fontColor=${COLOURS.text};">`,
    `<mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/>`,
    '</mxCell></object>',
  ].join('')
}

/** What the file says beside parts and wires: who calls, what is aimed at, what is noted; and the order of the parts, which a drawing changes. */
function aroundTheGraph(design: Design): object {
  const { nodes: _, edges: __, ...rest } = JSON.parse(serialiseDesign(design))
  return { ...rest, order: design.nodes.map(({ id }) => id) }
}

/** A parser would make spaces of line breaks in an attribute. */
function attribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
