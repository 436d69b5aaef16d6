import { type Program, RETURN, SERVE, STRIDE, UNLIMITED } from '../compile/program.ts'
import type { Space } from '../space.ts'
import { stationsInOrder } from './order.ts'

/** What becomes of `SERVE` at a station of several servers, and at one where nobody waits. */
export const SERVE_BY_MANY = 20
export const SERVE_BY_ALL = 21

/** A program as the plain loop wants it, in the memory of all else that it touches. */
export interface PlainCode {
  /** With `SERVE` told apart by the number of servers, and in its second word whether the station's visits come in order. */
  readonly code: Int32Array
  readonly entries: Int32Array
  readonly branches: Int32Array
  /** Of each branch of a fork: the station, if the branch is one visit in order to a station of one server; else −1. */
  readonly leaves: Int32Array
}

export function plainCode(program: Program, space: Space): PlainCode {
  const code = space.int32(program.code.length)
  const entries = space.int32(program.entries.length)
  const branches = space.int32(program.branches.length)
  const leaves = space.int32(program.branches.length)
  const inOrder = stationsInOrder(program)
  code.set(program.code)
  entries.set(program.entries)
  branches.set(program.branches)
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    if (code[pc] !== SERVE) continue
    const station = code[pc + 1]!
    const servers = program.stations.servers[station]!
    if (servers > 1) code[pc] = servers === UNLIMITED ? SERVE_BY_ALL : SERVE_BY_MANY
    code[pc + 2] = inOrder[station]!
  }
  for (const [i, pc] of branches.entries()) {
    const isLeaf = code[pc] === SERVE && code[pc + 2] === 1 && code[pc + STRIDE] === RETURN
    leaves[i] = isLeaf ? code[pc + 1]! : -1
  }
  return { code, entries, branches, leaves }
}

/** Doubles that it takes. */
export function roomForPlainCode({ code, entries, branches }: Program): number {
  return Math.ceil((code.length + entries.length + 2 * branches.length) / 2) + 4
}
