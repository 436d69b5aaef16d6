import type { Design } from './design/design.ts'
import { evaluate } from './evaluate.ts'
import type { Look } from './exporters/exporter.ts'
import type { ExportFormat } from './exporters/formats.ts'
import { writers } from './exporters/registry.ts'
import type { Report } from './report/report.ts'

/**
 * A design as text in one of the formats of `exportFormats`. Pure.
 *
 * @param look of pictures; other formats have none
 */
export function exportDesign(design: Design, format: ExportFormat, look: Look): string {
  let computed: Report | undefined
  const report = () => {
    computed ??= evaluate(design)
    return computed
  }
  return writers[format]({ design, report, look })
}
