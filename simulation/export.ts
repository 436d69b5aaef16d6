import { type Prices, shippedPrices } from './catalog/price-layers.ts'
import type { Design } from './design/design.ts'
import { evaluate } from './evaluate.ts'
import type { Look } from './exporters/exporter.ts'
import type { ExportFormat } from './exporters/formats.ts'
import { writers } from './exporters/registry.ts'
import { pricesInUse } from './prices-in-use.ts'
import type { Report } from './report/report.ts'

/**
 * A design as text in one of the formats of `exportFormats`. Pure.
 *
 * @param look of pictures; other formats have none
 * @param prices the shipped price book unless others are laid over it
 */
export function exportDesign(design: Design, format: ExportFormat, look: Look, prices: Prices = shippedPrices): string {
  let computed: Report | undefined
  const report = () => {
    computed ??= evaluate(design, prices)
    return computed
  }
  return writers[format]({ design, report, prices: () => pricesInUse(design, prices), look })
}
