import type { ParseArgsConfig } from 'node:util'

/** Where a command writes; replaced in tests. */
export interface Output {
  /** Standard output: the answer and nothing else. */
  print(text: string): void
  /** Standard error: one line that says what and where. */
  complain(line: string): void
  /** How far long work is, on one line that is written over; empty clears it. Absent where nobody watches. */
  status?(line: string): void
}

/** 0 done; 1 the answer is no; 2 wrong usage or unreadable input. */
export type ExitStatus = 0 | 1 | 2

export type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Readonly<Record<string, string | boolean | undefined>>

export interface Command {
  readonly name: string
  /** Arguments after the name: `FILE… [--json]`. */
  readonly usage: string
  readonly summary: string
  readonly options: Options
  /** How many arguments it takes. */
  readonly takes: { readonly least: number; readonly most: number }
  run(args: readonly string[], values: Values, output: Output): Promise<ExitStatus>
}
