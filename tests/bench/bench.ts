import { parseArgs } from 'node:util'
import { availabilityRows } from './availability.ts'
import { canvasRows } from './canvas/canvas.ts'
import { evaluateRows } from './evaluate.ts'
import { fileRows } from './files.ts'
import { latencyRows } from './latency.ts'
import { isAboveFloor, isMet, type Row, ratioToGoal } from './row.ts'
import { simulateRows, threadRows } from './simulate.ts'

/**
 * Measures the engine and the canvas against their goals (docs/performance.md): `npm run bench -- [--json] [GROUP…]`. Exit status 1 when a row is below its
 * floor.
 */
const groups: Readonly<Record<string, () => Iterable<Row> | AsyncIterable<Row>>> = {
  evaluate: evaluateRows,
  availability: availabilityRows,
  latency: latencyRows,
  files: fileRows,
  simulate: simulateRows,
  threads: threadRows,
  canvas: canvasRows,
}

const { positionals, values } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const unknown = positionals.filter((name) => groups[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`bench: no group ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}.\n`)
  process.exit(2)
}
const chosen = positionals.length > 0 ? positionals : Object.keys(groups)
const rows: Row[] = []
for (const measure of chosen.flatMap((name) => groups[name] ?? [])) {
  for await (const row of measure()) {
    rows.push(row)
    if (!values.json) process.stdout.write(`${line(row)}\n`)
  }
}
if (values.json) {
  process.stdout.write(`${JSON.stringify(rows.map((row) => ({ ...row, ratio: ratioToGoal(row), met: isMet(row) })))}\n`)
}
process.exitCode = rows.every(isAboveFloor) ? 0 : 1

function line(row: Row): string {
  const ratio = ratioToGoal(row)
  const measured = row.measured === null ? (row.note ?? 'not measured') : `${row.measured.toFixed(2)} ${row.unit}`
  const verdict = ratio === null ? '' : `${ratio.toFixed(2)} of goal${isAboveFloor(row) ? '' : '  BELOW FLOOR'}`
  return `${row.group.padEnd(13)}${row.name.padEnd(46)}${measured.padStart(14)}   goal ${row.goal}, floor ${Number(row.floor.toFixed(2))}   ${verdict}${row.measured !== null && row.note ? `  (${row.note})` : ''}`
}
