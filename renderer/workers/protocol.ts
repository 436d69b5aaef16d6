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

/** What the window can ask of the engine in its worker. Everything here is plain data, copied between the two threads. */
export interface EngineCalls {
  /** The report without its receipts. */
  evaluate(design: Design): Report
  /** Receipts of the report that was asked for last, by JSON pointer into it; `null` where it has none. */
  receipts(pointers: readonly string[]): readonly (Receipt | null)[]
  /** Reads a design file: any text gives a design or a list of problems. */
  parse(text: string): Outcome<Design>
  /** What is understood of a design of a newer version. */
  readNewer(text: string): NewerDesign | null
  /** The text of a design in the bytes of a file: its own, or that inside a picture, report or drawing. */
  textIn(bytes: Uint8Array): FoundText
  catalog(): readonly ServiceInfo[]
  /** From now on everything is priced with these files laid over the shipped book, each over those before it. */
  setPrices(files: readonly PriceFile[]): void
  /** Reads a price file: any text gives prices or a list of problems. */
  readPrices(text: string): Outcome<PriceFile>
  /** What these files change in the shipped book. */
  comparePrices(files: readonly PriceFile[]): readonly PriceChange[]
  /** @param region `null`: the provider's reference region */
  machines(serviceId: string, region: string | null): readonly MachineOffer[]
  exportAs(format: ExportFormat, design: Design, options: Look): string
  pdf(design: Design, options: PdfLook): MadePdf
  /** Designs side by side, and each on these providers too. */
  compare(designs: readonly Design[], providers: readonly CloudProvider[]): Comparison
  /** The setting that helps most against a cause of downtime; waits until nothing else is asked. */
  remedy(design: Design, cause: string): Remedy | null
  /** How the answers of each workload spread; waits until nothing else is asked. */
  spread(design: Design): readonly LatencySpread[]
  /** The numbers that a template's card shows; waits until nothing else is asked. */
  headline(text: string): Outcome<Headline>
}

export interface MadePdf {
  readonly bytes: Uint8Array
  /** Characters that its face has not; they show as boxes. */
  readonly missing: readonly string[]
}

export interface Headline {
  readonly design: Design
  readonly system: Report['system']
  readonly verdicts: Report['verdicts']
}

export type CallName = keyof EngineCalls
export type Answer<K extends CallName> = ReturnType<EngineCalls[K]>

export type Question =
  | { [K in CallName]: { readonly id: number; readonly call: K; readonly args: Parameters<EngineCalls[K]> } }[CallName]
  /** The answer is no longer wanted; heeded while the question waits. */
  | { readonly id: number; readonly cancel: true }

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string }
