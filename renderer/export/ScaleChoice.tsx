import { useState } from 'react'
import { NumberField } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SCALES, setExportOptions, useExportOptions } from './options.ts'
import { fits, largestScale, pixelsAt } from './png.ts'

const PRESETS = ['1', '2', '3', '4'] as const
type Choice = (typeof PRESETS)[number] | 'custom'
const isPreset = (value: string): value is (typeof PRESETS)[number] => PRESETS.some((preset) => preset === value)

/** How large a PNG becomes: a multiple, the size that it gives, and the largest that can be drawn. */
export function ScaleChoice({ size }: { readonly size: { readonly width: number; readonly height: number } | null }) {
  const scale = useExportOptions((state) => state.scale)
  const [custom, setCustom] = useState(!isPreset(String(scale)))
  const choose = (choice: Choice) => {
    setCustom(choice === 'custom')
    if (choice !== 'custom') setExportOptions({ scale: Number(choice) })
  }
  const shown = String(scale)
  return (
    <>
      <div className="pair">
        <span>Scale</span>
        <span className="row">
          <Segmented<Choice>
            label="Scale"
            value={custom || !isPreset(shown) ? 'custom' : shown}
            options={[...PRESETS.map((value) => ({ value, label: `${value}×` })), { value: 'custom', label: 'Other' }]}
            onChange={choose}
          />
          {custom && (
            <NumberField
              label="Scale, times"
              unit="×"
              value={scale}
              min={SCALES.least}
              max={SCALES.most}
              step={0.5}
              onChange={(value) => setExportOptions({ scale: value })}
            />
          )}
        </span>
      </div>
      {size && <SizeNote size={size} scale={scale} />}
    </>
  )
}

function SizeNote({
  size,
  scale,
}: {
  readonly size: { readonly width: number; readonly height: number }
  readonly scale: number
}) {
  const { width, height } = pixelsAt(size, scale)
  const pixels = `${width.toLocaleString('en-GB')} × ${height.toLocaleString('en-GB')} pixels`
  return fits(size, scale) ? (
    <p className="caption export-size" role="status">
      {pixels}
    </p>
  ) : (
    <p className="field-problem export-size" role="status">
      {pixels} is more than can be drawn: at most {largestScale(size).toLocaleString('en-GB')}× for this picture. SVG
      and PDF have no limit.
    </p>
  )
}
