import type {
  CloudProvider,
  Comparison,
  Design,
  ExportFormat,
  FoundText,
  LatencySpread,
  Look,
  MachineOffer,
  NewerDesign,
  Outcome,
  PdfLook,
  PriceChange,
  PriceFile,
  Receipt,
  Remedy,
  Report,
  ServiceInfo,
} from '../../simulation/index.ts'
import type { Answer, CallName, EngineCalls, Headline, MadePdf, Question, Reply, StepCall } from './protocol.ts'
import { StepsIn, StepsOut } from './steps.ts'

export type { Headline } from './protocol.ts'

/** The engine as the window sees it. An answer may be given up with a signal; then its promise rejects with the signal's reason. */
export interface Engine {
  /** The report without its receipts; what is as in the report before is the very object that it was. */
  evaluate(design: Design, signal?: AbortSignal): Promise<Report>
  /** Receipts of the report that was asked for last, by JSON pointer into it; `null` where it has none. */
  receipts(pointers: readonly string[]): Promise<readonly (Receipt | null)[]>
  parse(text: string): Promise<Outcome<Design>>
  readNewer(text: string): Promise<NewerDesign | null>
  textIn(bytes: Uint8Array): Promise<FoundText>
  catalog(): Promise<readonly ServiceInfo[]>
  /** Holds for every later question, also when the worker must be started again. */
  setPrices(files: readonly PriceFile[]): Promise<void>
  readPrices(text: string): Promise<Outcome<PriceFile>>
  comparePrices(files: readonly PriceFile[]): Promise<readonly PriceChange[]>
  machines(serviceId: string, region: string | null): Promise<readonly MachineOffer[]>
  exportAs(format: ExportFormat, design: Design, options: Look): Promise<string>
  pdf(design: Design, options: PdfLook): Promise<MadePdf>
  compare(designs: readonly Design[], providers: readonly CloudProvider[], signal?: AbortSignal): Promise<Comparison>
  remedy(design: Design, cause: string, signal?: AbortSignal): Promise<Remedy | null>
  spread(design: Design, signal?: AbortSignal): Promise<readonly LatencySpread[]>
  headline(text: string, signal?: AbortSignal): Promise<Outcome<Headline>>
}

/** The part of a `Worker` that is used; tests give their own. */
export interface Port {
  postMessage(question: Question): void
  addEventListener(type: 'message', listener: (event: MessageEvent<Reply>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
}

interface Asking {
  resolve(value: unknown): void
  reject(error: unknown): void
  again(): void
}

/** Starts no worker until the first question. */
export function connectEngine(start: () => Port): Engine {
  const asked = new Map<number, Asking>()
  const designs = new StepsOut<Design>()
  const reports = new StepsIn<Report>()
  let port: Port | undefined
  let lastId = 0
  let files: readonly PriceFile[] = []

  function connected(): Port {
    if (port) return port
    port = start()
    designs.startAfresh()
    // nobody waits for this answer
    if (files.length > 0) port.postMessage({ id: ++lastId, call: 'setPrices', args: [files] })
    port.addEventListener('message', ({ data }) => {
      const question = asked.get(data.id)
      if ('outOfStep' in data) {
        designs.startAfresh()
        question?.again()
        return
      }
      asked.delete(data.id)
      if (data.ok) question?.resolve(data.value)
      else question?.reject(new Error(data.error))
    })
    port.addEventListener('error', ({ message }) => {
      // The worker is gone; the next question starts another.
      port = undefined
      for (const question of asked.values()) question.reject(new Error(message || 'The engine stopped.'))
      asked.clear()
    })
    return port
  }

  function ask<K extends Exclude<CallName, StepCall>>(
    call: K,
    args: Parameters<EngineCalls[K]>,
    signal?: AbortSignal,
  ): Promise<Answer<K>> {
    return send<K>((id) => ({ id, call, args }) as Question, signal)
  }

  function send<K extends CallName>(written: (id: number) => Question, signal?: AbortSignal): Promise<Answer<K>> {
    const id = ++lastId
    return new Promise<Answer<K>>((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const to = connected()
      const post = () => to.postMessage(written(id))
      // The boundary: the worker answers each call with that call's type (`protocol.ts`).
      asked.set(id, { resolve: (value) => resolve(value as Answer<K>), reject, again: post })
      signal?.addEventListener('abort', () => {
        if (!asked.delete(id)) return
        to.postMessage({ id, cancel: true })
        reject(signal.reason)
      })
      post()
    })
  }

  async function evaluate(design: Design, signal?: AbortSignal): Promise<Report> {
    const step = await send<'evaluate'>(
      (id) => ({ id, call: 'evaluate', design: designs.next(design), args: [reports.at] }),
      signal,
    )
    const report = reports.take(step)
    if (!report) throw new Error('The engine’s report is of another one than the window has.')
    return report.value
  }

  return {
    evaluate,
    receipts: (pointers) => ask('receipts', [pointers]),
    parse: (text) => ask('parse', [text]),
    readNewer: (text) => ask('readNewer', [text]),
    textIn: (bytes) => ask('textIn', [bytes]),
    catalog: () => ask('catalog', []),
    async setPrices(next) {
      // a worker that starts now is told by `connected`
      const isThere = port !== undefined
      files = next
      if (isThere) await ask('setPrices', [next])
    },
    readPrices: (text) => ask('readPrices', [text]),
    comparePrices: (laid) => ask('comparePrices', [laid]),
    machines: (serviceId, region) => ask('machines', [serviceId, region]),
    exportAs: (format, design, options) => ask('exportAs', [format, design, options]),
    pdf: (design, options) => ask('pdf', [design, options]),
    compare: (designs, providers, signal) => ask('compare', [designs, providers], signal),
    remedy: (design, cause, signal) =>
      send<'remedy'>((id) => ({ id, call: 'remedy', design: designs.next(design), args: [cause] }), signal),
    spread: (design, signal) =>
      send<'spread'>((id) => ({ id, call: 'spread', design: designs.next(design), args: [] }), signal),
    headline: (text, signal) => ask('headline', [text], signal),
  }
}

export const engine: Engine = connectEngine(
  () => new Worker(new URL('./engine.ts', import.meta.url), { type: 'module', name: 'engine' }),
)
