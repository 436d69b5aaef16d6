import { useEffect, useState } from 'react'
import { type ExportFormat, embeddedJson, exportFormats, PNG_KEYWORD, withPngText } from '../../simulation/index.ts'
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
import { engine } from '../workers/client.ts'
import { pngOf } from './png.ts'

type Format = 'png' | Exclude<ExportFormat, 'json'>
const FORMATS: readonly Format[] = ['png', 'svg', 'mermaid', 'drawio', 'terraform', 'markdown', 'html', 'csv']
const isPicture = (format: Format) => format === 'png' || format === 'svg'
type Scale = '1' | '2' | '3'

const formatOption = (value: Format): SelectOption<Format> => ({
  value,
  label: value === 'png' ? 'PNG' : exportFormats[value].label,
  detail: value === 'png' ? '.png' : exportFormats[value].extension,
  group: isPicture(value) ? 'Picture' : 'Text',
})

/** Takes the design out as a picture or as text: for slides, reports and wikis. */
export function ExportDialog() {
  const design = useDesign((state) => state.design)
  const [format, setFormat] = useState<Format>('png')
  const [scale, setScale] = useState<Scale>('2')
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const [transparent, setTransparent] = useState(false)
  const [caption, setCaption] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const preview = usePreview(format, theme, transparent, caption)
  const close = () => useView.getState().openDialog(null)
  const empty = design.nodes.length === 0

  const write = async (): Promise<{
    readonly mime: string
    readonly extension: string
    readonly content: Uint8Array | string
  }> => {
    const look = { theme, transparent, caption }
    if (format !== 'png') {
      const { mime, extension } = exportFormats[format]
      return { mime, extension, content: await engine.exportAs(format, design, look) }
    }
    const svg = await engine.exportAs('svg', design, look)
    const png = await pngOf(svg, Number(scale))
    return { mime: 'image/png', extension: '.png', content: withPngText(png, PNG_KEYWORD, embeddedJson(design)) }
  }

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
      const { mime, extension, content } = await write()
      const name = fileNameFor(design.name).replace(/\.skyloom$/, extension)
      const asked = await host.saveBytes(name, mime, content)
      if (asked.kind === 'failed') throw new Error(asked.message)
      if (asked.kind === 'done') {
        close()
        toast(`Exported ${asked.value.name}`)
      }
    })

  const copy = () =>
    run(async () => {
      const { content, mime } = await write()
      if (typeof content === 'string') await navigator.clipboard.writeText(content)
      else {
        const blob = new Blob([new Uint8Array(content)], { type: mime })
        await navigator.clipboard.write([new ClipboardItem({ [mime]: blob })])
      }
      toast(format === 'png' ? 'Copied the picture' : 'Copied the text')
    })

  const off = empty ? 'There is nothing drawn yet' : busy ? 'It is being made' : undefined
  return (
    <Dialog
      title="Export the diagram"
      description="For slides, reports and wikis. The design itself is saved with Save."
      width={880}
      onClose={close}
      onPrimary={() => void save()}
      actions={
        <>
          <Button size="large" variant="line" icon="copy" disabledReason={off} onClick={() => void copy()}>
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
          <Select<Format> label="Format" value={format} options={FORMATS.map(formatOption)} onChange={setFormat} />
        </div>
        {format === 'png' && (
          <div className="pair">
            <span>Scale</span>
            <Segmented<Scale>
              label="Scale"
              value={scale}
              options={[
                { value: '1', label: '1×' },
                { value: '2', label: '2×' },
                { value: '3', label: '3×' },
              ]}
              onChange={setScale}
            />
          </div>
        )}
        {(isPicture(format) || format === 'html') && (
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
                onChange={setTheme}
              />
            </div>
            {isPicture(format) && (
              <>
                <div className="pair">
                  <span>Transparent ground</span>
                  <Switch label="Transparent ground" checked={transparent} onChange={setTransparent} />
                </div>
                <div className="pair">
                  <span>Caption with prices and assumptions</span>
                  <Switch label="Caption with prices and assumptions" checked={caption} onChange={setCaption} />
                </div>
              </>
            )}
          </>
        )}
        <div className="export-preview" data-transparent={(transparent && isPicture(format)) || undefined}>
          {empty && <p className="caption">Place a part on the sheet first.</p>}
          {!empty && preview.kind === 'text' && <pre className="mono">{preview.text}</pre>}
          {!empty && preview.kind === 'picture' && <img src={preview.url} alt={`Diagram of ${design.name}`} />}
          {!empty && preview.kind === 'none' && <p className="caption">Drawing…</p>}
          {!empty && preview.kind === 'fault' && <p className="caption">It cannot be drawn: {preview.message}</p>}
        </div>
        {failure !== null && (
          <p className="field-problem" role="alert">
            It was not exported: {failure}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'picture'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fault'; readonly message: string }

function usePreview(format: Format, theme: 'light' | 'dark', transparent: boolean, caption: boolean): Preview {
  const design = useDesign((state) => state.design)
  const [preview, setPreview] = useState<Preview>({ kind: 'none' })
  const kind = format === 'png' ? 'svg' : format
  useEffect(() => {
    let stale = false
    let url: string | undefined
    engine.exportAs(kind, design, { theme, transparent, caption }).then(
      (text) => {
        if (stale) return
        if (kind !== 'svg') return setPreview({ kind: 'text', text })
        url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
        setPreview({ kind: 'picture', url })
      },
      (error: unknown) => {
        if (!stale) setPreview({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
      },
    )
    return () => {
      stale = true
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [design, kind, theme, transparent, caption])
  return preview
}
