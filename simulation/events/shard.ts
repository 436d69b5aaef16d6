import { z } from 'zod/mini'
import type { Outcome } from '../design/design.ts'
import type { Program } from './compile/program.ts'
import type { Replication, RunOptions, Series } from './replication.ts'
import { Tally } from './tally.ts'

/** Replications that one machine has run, as a file that `skyloom merge` joins with those of others. */
export interface Shard {
  /** The design's file, so that the report can be made without it. */
  readonly design: string
  readonly options: RunOptions
  readonly replications: readonly Replication[]
}

const FORMAT = 'skyloom/shard'
const VERSION = 2

const counts = z.array(z.number())
const rows = z.array(z.array(z.nullable(z.number())))
const shardFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  design: z.string(),
  options: z.strictObject({
    requests: z.number(),
    warmup: z.number(),
    months: z.nullable(z.number()),
    replications: z.number(),
    seed: z.number(),
  }),
  replications: z.array(
    z.strictObject({
      index: z.number(),
      durationMs: z.number(),
      tally: z.record(z.string(), counts),
      series: z.nullable(
        z.strictObject({
          windowMs: z.number(),
          answered: rows,
          failed: rows,
          meanMs: rows,
          p95Ms: rows,
          queued: rows,
          busy: rows,
        }),
      ),
    }),
  ),
})

/** Writes a shard as JSON; counts as pairs of place and value, zeros left out. */
export function writeShard({ design, options, replications }: Shard): string {
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    design,
    options,
    replications: replications.map(({ index, durationMs, tally, series }) => ({
      index,
      durationMs,
      tally: Object.fromEntries(
        TALLY_KEYS.map((key) => {
          const pairs: number[] = []
          tally[key].forEach((value, place) => {
            if (value !== 0) pairs.push(place, value)
          })
          return [key, pairs]
        }),
      ),
      series,
    })),
  })
}

/**
 * Reads a shard. Total: any text gives a shard or a problem.
 *
 * @param programOf compiles the shard's design, so that its tallies get their sizes
 */
export function readShard(
  text: string,
  programOf: (design: string, options: RunOptions) => Outcome<Program>,
): Outcome<Shard> {
  const parsed = shardFile.safeParse(jsonOrNothing(text))
  if (!parsed.success) return problem('This is no result of simulate --shard. Give the files that --out wrote.')
  const { design, options, replications } = parsed.data
  const program = programOf(design, options)
  if (!program.ok) return program
  const read: Replication[] = []
  for (const { index, durationMs, tally: stored, series } of replications) {
    const tally = new Tally(program.value)
    for (const key of TALLY_KEYS) {
      const into = tally[key]
      const pairs = stored[key] ?? []
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        const place = pairs[i]!
        if (!(place >= 0 && place < into.length)) return problem('Its counts do not fit its design.')
        into[place] = pairs[i + 1]!
      }
    }
    read.push({ index, durationMs, tally, series: series && mapRows(series) })
  }
  return { ok: true, value: { design, options, replications: read } }
}

const TALLY_KEYS = [
  'served',
  'waited',
  'lost',
  'serviceSum',
  'waitSum',
  'heldSum',
  'busySum',
  'coldStarts',
  'responses',
  'waits',
  'answered',
  'latencySum',
  'latencies',
  'failed',
  'failures',
] as const

/** JSON has no NaN: windows without an answer are `null` there. */
function mapRows(
  series: {
    readonly [K in keyof Series]: Series[K] extends number ? number : readonly (readonly (number | null)[])[]
  },
): Series {
  const numbers = (table: readonly (readonly (number | null)[])[]) =>
    table.map((row) => row.map((value) => value ?? Number.NaN))
  return {
    windowMs: series.windowMs,
    answered: numbers(series.answered),
    failed: numbers(series.failed),
    meanMs: numbers(series.meanMs),
    p95Ms: numbers(series.p95Ms),
    queued: numbers(series.queued),
    busy: numbers(series.busy),
  }
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problem(message: string): {
  readonly ok: false
  readonly problems: readonly [{ path: string; message: string }]
} {
  return { ok: false, problems: [{ path: '', message }] }
}
