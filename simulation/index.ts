import { serviceDirectory } from './archetypes/directory.ts'
import type { Design, Outcome } from './design/design.ts'
import { type NewerDesign, readNewer as readNewerFile } from './design/newer.ts'
import { parseDesign as parse } from './design/parse.ts'
import { readShard as read, type Shard } from './events/shard.ts'
import { prepareRun } from './events/simulate.ts'

/**
 * The engine's only door: designs in, reports and texts out. Everything here is pure.
 */
export { type DesignCheck, type DesignTestResult, runDesignTests } from './advice/design-tests.ts'
export type { TranslatedPart } from './advice/translate.ts'
export { type DownReport, evaluateDown } from './advice/what-if.ts'
export { catalogEntries as catalog, type ServiceInfo } from './archetypes/entries.ts'
export type { CloudProvider } from './catalog/capabilities.ts'
export { type MachineOffer, machineOffers, regions } from './catalog/index.ts'
export { type ListedPrice, leadingSla, listedPrices } from './catalog/listed-prices.ts'
export { diffPrices, type PriceChange } from './catalog/price-diff.ts'
export type { PriceFile } from './catalog/price-file.ts'
export {
  layAll,
  layPrices,
  mergePriceFiles,
  type Prices,
  pricedOffers,
  shippedPriceFile,
  shippedPrices,
} from './catalog/price-layers.ts'
export { parsePrices } from './catalog/reading-prices.ts'
export { isGroup } from './catalog/services.ts'
export { type TaughtAllowance, taughtAllowances } from './catalog/taught-allowances.ts'
export { serialisePrices } from './catalog/writing-prices.ts'
export {
  type ComparedCell,
  type ComparedDesign,
  type ComparedLine,
  type ComparedPart,
  type Comparison,
  compare,
} from './compare.ts'
export { type ComparedFigure, CROSS_CHECK_RUN, type CrossCheck, crossCheck } from './cross-check.ts'
export {
  around,
  type Box,
  bottom,
  centre,
  contains,
  GRID,
  GROUP_SIZE,
  NODE_SIZE,
  overlaps,
  right,
  type Side,
} from './design/box.ts'
export * from './design/design.ts'
export { type Difference, differencesBetween } from './design/differences.ts'
export {
  ANNOTATION_SIZE,
  type Annotation,
  type AnnotationKind,
  addAnnotation,
  annotationsOf,
  changeAnnotation,
  lockedParts,
  moveAnnotations,
  orderAnnotation,
  removeAnnotations,
  setLocked,
} from './design/editing/annotations.ts'
export { type Alignment, align, distribute, placeParts } from './design/editing/arranging.ts'
export { GROUP_HEADER, growToHold, ungroup, wrapInGroup } from './design/editing/grouping.ts'
export { addWorkload, connect, connectionRefusal } from './design/editing/joining.ts'
export { reorderPart, reorderWire } from './design/editing/ordering.ts'
export { addPart, moveParts, putInto, resizeGroup } from './design/editing/parts.ts'
export { fragmentOf, paste } from './design/editing/pasting.ts'
export { removeParts } from './design/editing/removing.ts'
export { rehook, rehookRefusal, removeKeepingWires, splice, type WireEnd } from './design/editing/rewiring.ts'
export { movingRefusal, roomIn, settleInto } from './design/editing/settling.ts'
export { absoluteBoxes, absolutePosition, callOrder, childrenOf, descendants } from './design/graph.ts'
export { isHeap, type LayOut, laidOut, whollyLaidOut } from './design/layout/laying-out.ts'
export type { Layout, LayoutNode } from './design/layout/layout-graph.ts'
export { CURRENT_VERSION } from './design/migrate.ts'
export type { NewerDesign } from './design/newer.ts'
export type { Parameter, ParameterType } from './design/parameter.ts'
export { type Label, placeLabels } from './design/routing/labels.ts'
export { elbow, roundedPath } from './design/routing/line.ts'
export { routeSheet, type Sheet, type SheetRoutes, type WireLine } from './design/routing/sheet.ts'
export { serialiseDesign } from './design/serialise.ts'
export { closest, editDistance } from './design/spelling.ts'
export { evaluate } from './evaluate.ts'
export type { Replication, RunOptions } from './events/replication.ts'
export { type Shard, writeShard } from './events/shard.ts'
export { DEFAULT_RUN, type PreparedRun, prepareRun, runReplication } from './events/simulate.ts'
export { exportDesign } from './export.ts'
export { billCsv } from './exporters/csv.ts'
export { embeddedJson, PNG_KEYWORD } from './exporters/embedded.ts'
export type { IconDrawing, Look } from './exporters/exporter.ts'
export { type ExportFormat, exportFormats } from './exporters/formats.ts'
export { toMermaid } from './exporters/mermaid.ts'
export { linesMissingFromPdf, missingFromPdf, type Paper, type PdfLook, toPdf } from './exporters/pdf/pdf.ts'
export type { DrawnLine, PdfLine, PdfPicture } from './exporters/pdf/pdf-pictures.ts'
export { palettes } from './exporters/picture/palette.ts'
export { withPngText } from './exporters/picture/png.ts'
export { toSvg } from './exporters/picture/svg.ts'
export { BOOKS_ID, DESIGN_ID, PRICES_ID, REPORT_ID, WHAT_IF_ID } from './exporters/report/html-parts.ts'
export { reportContent, type Section, type Table } from './exporters/report/report-content.ts'
export { toBase64 } from './exporters/typeface/base64.ts'
export { subsetOf } from './exporters/typeface/subset.ts'
export { readTrueType } from './exporters/typeface/true-type.ts'
export { designTextIn, type FoundText } from './importers/design-text.ts'
export { type Remedy, remedyFor, withSettings } from './remedies.ts'
export { FAILURE_WORDS } from './report/failure-words.ts'
export * from './report/format.ts'
export { minutesOf, type Overlay, type Reading, readingOf, readingsOf, wholeOf } from './report/readings.ts'
export type * from './report/report.ts'
export { type SimulationReport, simulationReport, type TimeSeries } from './simulate.ts'
export { type LatencySpread, latencySpread } from './spread.ts'
export { hourlyFactors } from './traffic/shape.ts'

/**
 * Reads a design file against the catalogue. Total: any text gives a design or a list of problems, each with its place and a remedy.
 */
export function parseDesign(text: string): Outcome<Design> {
  return parse(text, serviceDirectory)
}

/** What this program understands of a design of a newer version, to be looked at; `null` where it is no such file. */
export function readNewer(text: string): NewerDesign | null {
  return readNewerFile(text, serviceDirectory)
}

/**
 * Reads a file that `writeShard` wrote. Total: any text gives a shard or a list of problems.
 */
export function readShard(text: string): Outcome<Shard> {
  return read(text, (file, options) => {
    const design = parseDesign(file)
    return design.ok ? { ok: true, value: prepareRun(design.value, options).experiment.program } : design
  })
}
