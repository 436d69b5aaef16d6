#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { writeFault } from '../files/file-fault.ts'
import { printable } from './terminal.ts'

// Half of a short command is compiling; from the second time on it is read from the cache. Threads find it by its variable.
const { directory } = enableCompileCache()
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory
const { run } = await import('./run.ts')

/** The command line of Skyloom. */
const complain = (line: string) => process.stderr.write(`${printable(line)}\n`)

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // whoever reads has seen enough (`skyloom catalog | head`)
  if (error.code === 'EPIPE') process.exit(0)
  complain(`skyloom: the answer was not written. ${writeFault(error)}`)
  process.exit(2)
})

process.exitCode = await run(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  complain,
  ...(process.stderr.isTTY && { status: (line: string) => process.stderr.write(`\r\x1b[K${line}`) }),
})
