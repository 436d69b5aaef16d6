import { useState } from 'react'
import { exportFormats, type Paper } from '../../simulation/index.ts'
import { host } from '../platform/current.ts'
import { fileNameFor } from '../platform/host.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select, type SelectOption } from '../ui/Select.tsx'
import { Switch } from '../ui/Switch.tsx'
import { toast } from '../ui/Toast.tsx'
import { copy, make } from './making.ts'
import { type Format, isPicture, isReport, type Status, setExportOptions, useExportOptions } from './options.ts'
import { fits } from './png.ts'
import { ScaleChoice } from './ScaleChoice.tsx'
import { usePreview } from './usePreview.ts'

const FORMATS: readonly Format[] = [
  'png',
  'svg',
  'pdf',
  'mermaid',
  'drawio',
  'terraform',
  'markdown',
  'html',
  'report',
  'csv',
  'results',
]
/** Formats that are no text, which `exportFormats` has not. */
const OTHERS = {
  png: { label: 'PNG', extension: '.png' },
  pdf: { label: 'PDF', extension: '.pdf' },
  report: { label: 'PDF report', extension: '.pdf' },
} as const

const formatOption = (value: Format): SelectOption<Format> => ({
  value,
  label: { ...exportFormats, ...OTHERS }[value].label,
  detail: { ...exportFormats, ...OTHERS }[value].extension,
  group: isPicture(value) ? 'Picture' : 'Text',
})

/** Takes the design out as a picture or as text: for slides, reports and wikis. */
export function ExportDialog() {
  const design = useDesign((state) => state.design)
  const [format, setFormat] = useState<Format>('png')
  const options = useExportOptions()
  const { theme, transparent, caption, grid, status, paper, live } = options
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const preview = usePreview(format, options)
  const close = () => useView.getState().openDialog(null)
  const empty = design.nodes.length === 0

  const run = async (job: () => Promise<void>) => {
    if (busy || empty) return
    setBusy(true)
    setFailure(null)
    try {
      await job()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }

  const save = () =>
    run(async () => {
      const { mime, extension, content } = await make(format, design, options)
      const name = fileNameFor(design.name).replace(/\.skyloom$/, extension)
      const asked = await host.saveBytes(name, mime, content)
      if (asked.kind === 'failed') throw new Error(asked.message)
      if (asked.kind === 'done') {
        close()
        toast(`Exported ${asked.value.name}`)
      }
    })

  const copyIt = () =>
    run(async () => {
      await copy(await make(format, design, options))
      toast(isPicture(format) ? 'Copied the picture' : 'Copied the text')
    })

  const picture = preview.kind === 'picture' ? preview : null
  const tooLarge = format === 'png' && picture !== null && !fits(picture.size, options.scale)
  const off = empty
    ? 'There is nothing drawn yet'
    : tooLarge
      ? 'The picture would be too large'
      : busy
        ? 'It is being made'
        : undefined
  return (
    <Dialog
      title="Export the diagram"
      description="For slides, reports and wikis. The design itself is saved with Save."
      width={880}
      onClose={close}
      onPrimary={() => void save()}
      actions={
        <>
          <Button
            size="large"
            variant="line"
            icon="copy"
            disabledReason={
              off ??
              (format === 'pdf' || format === 'report'
                ? 'A PDF cannot be copied; export it, or copy as SVG'
                : undefined)
            }
            onClick={() => void copyIt()}
          >
            Copy
          </Button>
          <Button size="large" variant="primary" disabledReason={off} onClick={() => void save()}>
            {busy ? 'Exporting…' : 'Export'}
          </Button>
        </>
      }
    >
      <div className="export">
        <div className="pair">
          <span>Format</span>
          <Select<Format>
            label="Format"
            value={format}
            options={FORMATS.filter((value) => value !== 'report' || host.pdfOf !== null).map(formatOption)}
            onChange={setFormat}
          />
        </div>
        {format === 'png' && <ScaleChoice size={picture?.size ?? null} />}
        {format === 'pdf' && (
          <div className="pair">
            <span>Page</span>
            <Segmented<Paper>
              label="Page"
              value={paper}
              options={[
                { value: 'picture', label: 'As the picture' },
                { value: 'a4', label: 'A4' },
                { value: 'letter', label: 'Letter' },
              ]}
              onChange={(value) => setExportOptions({ paper: value })}
            />
          </div>
        )}
        {(isPicture(format) || isReport(format)) && (
          <>
            <div className="pair">
              <span>Theme</span>
              <Segmented<'light' | 'dark'>
                label="Theme"
                value={theme}
                options={[
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                ]}
                onChange={(value) => setExportOptions({ theme: value })}
              />
            </div>
            {format === 'html' && (
              <div className="pair">
                <span>Computes by itself: rates, targets and failures to try</span>
                <Switch
                  label="Computes by itself: rates, targets and failures to try"
                  checked={live}
                  onChange={(on) => setExportOptions({ live: on })}
                />
              </div>
            )}
            {isPicture(format) && (
              <>
                <div className="pair">
                  <span>Transparent ground</span>
                  <Switch
                    label="Transparent ground"
                    checked={transparent}
                    onChange={(on) => setExportOptions({ transparent: on })}
                  />
                </div>
                <div className="pair">
                  <span>Grid</span>
                  <Switch label="Grid" checked={grid} onChange={(on) => setExportOptions({ grid: on })} />
                </div>
                <div className="pair">
                  <span>Bars on the parts</span>
                  <Segmented<Status>
                    label="Bars on the parts"
                    value={status}
                    options={[
                      { value: 'none', label: 'None' },
                      { value: 'load', label: 'Utilisation' },
                      { value: 'cost', label: 'Cost' },
                      { value: 'availability', label: 'Availability' },
                    ]}
                    onChange={(value) => setExportOptions({ status: value })}
                  />
                </div>
                <div className="pair">
                  <span>Caption with prices and assumptions</span>
                  <Switch
                    label="Caption with prices and assumptions"
                    checked={caption}
                    onChange={(on) => setExportOptions({ caption: on })}
                  />
                </div>
              </>
            )}
          </>
        )}
        <div className="export-preview" data-transparent={(transparent && isPicture(format)) || undefined}>
          {empty && <p className="caption">Place a part on the sheet first.</p>}
          {!empty && preview.kind === 'page' && (
            <iframe className="export-page" sandbox="" title={`Report on ${design.name}`} srcDoc={preview.html} />
          )}
          {!empty && preview.kind === 'text' && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also with keys
            <pre className="mono" tabIndex={0}>
              {preview.text}
            </pre>
          )}
          {!empty && preview.kind === 'picture' && <img src={preview.url} alt={`Diagram of ${design.name}`} />}
          {!empty && preview.kind === 'none' && <p className="caption">Drawing…</p>}
          {!empty && preview.kind === 'fault' && <p className="caption">It cannot be drawn: {preview.message}</p>}
        </div>
        {format === 'pdf' && picture !== null && picture.missing.length > 0 && (
          <p className="caption" role="status">
            The typeface of the PDF has no letters for {picture.missing.slice(0, 12).join(' ')}
            {picture.missing.length > 12 ? ' and others' : ''}: lines with them are drawn as this computer shows them,
            and can still be searched and copied.
          </p>
        )}
        {failure !== null && (
          <p className="field-problem" role="alert">
            It was not exported: {failure}
          </p>
        )}
      </div>
    </Dialog>
  )
}
