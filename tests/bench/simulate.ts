import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialiseDesign } from '../../simulation/index.ts'
import { simulated } from './designs.ts'
import { median, type Row } from './row.ts'

type ModelName = keyof typeof simulated

const ROUNDS = 3
const MODELS: readonly {
  readonly model: ModelName
  readonly requests: number
  readonly goal: number
  readonly floor: number
}[] = [
  { model: 'mm1', requests: 2e6, goal: 0.38, floor: 0.22 },
  { model: 'mm8', requests: 2e6, goal: 0.52, floor: 0.28 },
  { model: 'tandem', requests: 6e5, goal: 0.65, floor: 0.38 },
  { model: 'fan8', requests: 3e5, goal: 0.57, floor: 0.33 },
]

/** Requests a CPU second of `skyloom simulate` ÷ those of the C++ reference, run in turn; start-up goes out by the difference of two lengths. */
export function* simulateRows(): Generator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'skyloom-bench-'))
  const reference = join(folder, 'reference')
  const source = fileURLToPath(new URL('./reference.cpp', import.meta.url))
  const built = spawnSync('g++', ['-O3', '-march=native', '-std=c++20', source, '-o', reference], { encoding: 'utf8' })
  for (const { model, requests, goal, floor } of MODELS) {
    const row = { group: 'simulate', name: model, unit: '× C++', goal, floor } as const
    if (built.status !== 0) {
      yield { ...row, measured: null, note: 'no C++ compiler' }
      continue
    }
    const file = join(folder, `${model}.skyloom`)
    writeFileSync(file, serialiseDesign(simulated[model]()))
    const ratios = Array.from({ length: ROUNDS }, () => {
      const ours =
        (2 * requests) / (cpuSeconds(...skyloom(file, 3 * requests)) - cpuSeconds(...skyloom(file, requests)))
      const theirs =
        (4 * requests) /
        (cpuSeconds(reference, [model, String(5 * requests), '1']) -
          cpuSeconds(reference, [model, String(requests), '1']))
      return ours / theirs
    })
    yield { ...row, measured: median(ratios) }
  }
}

/** By the clock, of a run that takes one thread some ten seconds; in turns. */
export function* threadRows(): Generator<Row> {
  const row = { group: 'threads', name: 'mm8, 2 threads ÷ 1', unit: '×', goal: 1.9, floor: 1.7 } as const
  if (availableParallelism() < 2) {
    yield { ...row, measured: null, note: 'one core' }
    return
  }
  const file = join(mkdtempSync(join(tmpdir(), 'skyloom-bench-')), 'mm8.skyloom')
  writeFileSync(file, serialiseDesign(simulated.mm8()))
  const seconds = (threads: number) => {
    const start = performance.now()
    run(...skyloom(file, 2e7, { replications: 10, threads }))
    return (performance.now() - start) / 1000
  }
  const times = Array.from({ length: ROUNDS }, () => ({ one: seconds(1), two: seconds(2) }))
  const note = times.map(({ one, two }) => `${one.toFixed(1)} ÷ ${two.toFixed(1)}`).join(', ')
  yield { ...row, measured: median(times.map(({ one, two }) => one / two)), note: `${note} s` }
}

function skyloom(
  file: string,
  requests: number,
  { replications, threads }: { readonly replications: number; readonly threads: number } = {
    replications: 1,
    threads: 1,
  },
): [string, readonly string[]] {
  const entry = fileURLToPath(new URL('../../main/cli/skyloom.ts', import.meta.url))
  const options = { requests, replications, warmup: 0, threads }
  const written = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  return [process.execPath, [entry, 'simulate', file, ...written, '--json']]
}

/** User and system CPU time of a command and its children, by the shell that waits for it. */
function cpuSeconds(command: string, args: readonly string[]): number {
  const timed = run('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'bash', command, ...args])
  const [user = Number.NaN, system = Number.NaN] = (timed.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return user + system
}

/** @returns what it says on its error stream */
function run(command: string, args: readonly string[]): string {
  const { status, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C' },
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.slice(0, 400)}`)
  return stderr
}
