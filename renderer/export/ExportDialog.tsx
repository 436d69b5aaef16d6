import { useEffect, useState } from 'react'
import { host } from '../platform/current.ts'
import { fileNameFor } from '../platform/host.ts'
import { useDesign } from '../state/design.ts'
import { useView } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Switch } from '../ui/Switch.tsx'
import { toast } from '../ui/Toast.tsx'
import { engine } from '../workers/client.ts'
import { pngOf } from './png.ts'

type Format = 'png' | 'svg' | 'mermaid'
type Scale = '1' | '2' | '3'

/** Takes the design out as a picture or as text: for slides, reports and wikis. */
export function ExportDialog() {
  const design = useDesign((state) => state.design)
  const [format, setFormat] = useState<Format>('png')
  const [scale, setScale] = useState<Scale>('2')
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const [transparent, setTransparent] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const preview = usePreview(format, theme, transparent)
  const close = () => useView.getState().openDialog(null)
  const empty = design.nodes.length === 0

  const write = async (): Promise<{
    readonly mime: string
    readonly extension: string
    readonly content: Uint8Array | string
  }> => {
    if (format === 'mermaid') {
      const content = await engine.exportAs('mermaid', design, { theme, transparent })
      return { mime: 'text/plain', extension: '.mmd', content }
    }
    const svg = await engine.exportAs('svg', design, { theme, transparent })
    if (format === 'svg') return { mime: 'image/svg+xml', extension: '.svg', content: svg }
    return { mime: 'image/png', extension: '.png', content: await pngOf(svg, Number(scale)) }
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
      width={640}
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
          <Segmented<Format>
            label="Format"
            value={format}
            options={[
              { value: 'png', label: 'PNG' },
              { value: 'svg', label: 'SVG' },
              { value: 'mermaid', label: 'Mermaid' },
            ]}
            onChange={setFormat}
          />
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
        {format !== 'mermaid' && (
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
            <div className="pair">
              <span>Transparent ground</span>
              <Switch label="Transparent ground" checked={transparent} onChange={setTransparent} />
            </div>
          </>
        )}
        <div className="export-preview" data-transparent={(transparent && format !== 'mermaid') || undefined}>
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

function usePreview(format: Format, theme: 'light' | 'dark', transparent: boolean): Preview {
  const design = useDesign((state) => state.design)
  const [preview, setPreview] = useState<Preview>({ kind: 'none' })
  const kind = format === 'mermaid' ? 'mermaid' : 'svg'
  useEffect(() => {
    let stale = false
    let url: string | undefined
    engine.exportAs(kind, design, { theme, transparent }).then(
      (text) => {
        if (stale) return
        if (kind === 'mermaid') return setPreview({ kind: 'text', text })
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
  }, [design, kind, theme, transparent])
  return preview
}
