import type { Command, ExitStatus } from '../command.ts'
import { problemLine, readInput } from '../input.ts'

export const validateCommand: Command = {
  name: 'validate',
  usage: 'FILE… [--json]',
  summary: 'whether design files can be read, and what is wrong with those that cannot',
  options: { json: { type: 'boolean' } },
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  async run(files, { json }, output) {
    let status: ExitStatus = 0
    for (const file of files) {
      const read = await readInput(file)
      const problems = read.ok ? [] : read.problems
      if (json) output.print(JSON.stringify({ file, problems }))
      else if (read.ok) output.print(`${file}: valid`)
      if (read.ok) continue
      status = 2
      for (const problem of problems) output.complain(problemLine(file, problem))
    }
    return status
  },
}
