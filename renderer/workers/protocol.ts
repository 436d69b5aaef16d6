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
  PdfLine,
  PdfLook,
  PriceChange,
  PriceFile,
  Receipt,
  Remedy,
  Report,
  ServiceInfo,
} from '../../simulation/index.ts'
import type { Step } from './steps.ts'

/** What the window can ask of the engine in its worker. Everything here is plain data, copied between the two threads. */
export interface EngineCalls {
  /**
   * The report without its receipts, as a step.
   * @param known the step that the window has; from any other it is told the whole report
   */
  evaluate(design: Design, known: number | null): Step
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
  /** Characters that its face has not. */
  readonly missing: readonly string[]
  /** The lines of text that they are in; they show as boxes in those that the look has not brought drawn. */
  readonly missingLines: readonly PdfLine[]
}

export interface Headline {
  readonly design: Design
  readonly system: Report['system']
  readonly verdicts: Report['verdicts']
}

export type CallName = keyof EngineCalls
/** Questions about a design that is being edited: it is told as a step from the one of the question before. */
export type StepCall = 'evaluate' | 'remedy' | 'spread'
export type Answer<K extends CallName> = ReturnType<EngineCalls[K]>

/** A question as it travels. */
export type Question =
  | { [K in Exclude<CallName, StepCall>]: Asked<K> }[Exclude<CallName, StepCall>]
  | { [K in StepCall]: AskedInSteps<K> }[StepCall]
  /** The answer is no longer wanted; heeded while the question waits. */
  | { readonly id: number; readonly cancel: true }

interface AskedInSteps<K extends StepCall> {
  readonly id: number
  readonly call: K
  readonly design: Step
  /** What is asked beside the design. */
  readonly args: Parameters<EngineCalls[K]> extends [Design, ...infer Others] ? Others : never
}

/** A question as it is answered. */
export type Asked<K extends CallName = CallName> = {
  [C in K]: { readonly id: number; readonly call: C; readonly args: Parameters<EngineCalls[C]> }
}[K]

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string }
  /** Of the design the worker knows too little: it is to be asked again with the whole of it. */
  | { readonly id: number; readonly ok: false; readonly outOfStep: true }
