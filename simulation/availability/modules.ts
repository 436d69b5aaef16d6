import type { Formula, Formulas } from './formula.ts'

/**
 * Marks formulas that are used more than once and whose variables, shared causes apart, occur nowhere else: once the shared causes are
 * known, all that matters of such a module is whether it works.
 */
export function withModules(root: Formula, formulas: Formulas): Formula {
  if (root.parts.every(({ parts }) => parts.length === 0)) return root
  const walk = walked(root)
  const modules = modulesOf(walk, formulas)
  if (modules.size === 0) return root

  const marked = new Map<Formula, Formula>()
  for (const formula of walk.keys()) {
    const parts = formula.parts.map((part) => marked.get(part) ?? part)
    const inside = parts.some((part, i) => part !== formula.parts[i]) ? formulas.like(formula, parts) : formula
    marked.set(formula, modules.has(formula) ? formulas.module(inside) : inside)
  }
  return marked.get(root) ?? root
}

/** When a walk from the top met a formula for the first time, had been through all below it, and met it for the last time. */
interface Dates {
  readonly first: number
  readonly through: number
  last: number
}

/** A walk that goes through each formula once, however often it is met; keys are in the order of `through`, the inner ones first. */
function walked(root: Formula): ReadonlyMap<Formula, Dates> {
  const first = new Map<Formula, number>()
  const walk = new Map<Formula, Dates>()
  const stack = [root]
  let date = 0
  for (let at = stack[stack.length - 1]; at; at = stack[stack.length - 1]) {
    date++
    const begun = first.get(at)
    if (begun === undefined) {
      first.set(at, date)
      for (const part of at.parts) stack.push(part)
      if (at.parts.length > 0) continue
    }
    stack.pop()
    const again = walk.get(at)
    if (again) again.last = date
    else walk.set(at, { first: begun ?? date, through: date, last: date })
  }
  return walk
}

/**
 * A formula is a module when all that is private below it is met only between its own first date and the one when it has been gone through.
 *
 * @see Dutuit & Rauzy, A linear-time algorithm to find modules of fault trees, IEEE Trans. Reliability 45 (1996)
 */
function modulesOf(walk: ReadonlyMap<Formula, Dates>, formulas: Formulas): ReadonlySet<Formula> {
  const modules = new Set<Formula>()
  /** Of what is private in a formula, itself included. */
  const spans = new Map<Formula, { readonly from: number; readonly to: number }>()
  for (const [formula, { first, through, last }] of walk) {
    let from = Number.POSITIVE_INFINITY
    let to = 0
    for (const part of formula.parts) {
      const span = spans.get(part)
      if (!span) continue
      from = Math.min(from, span.from)
      to = Math.max(to, span.to)
    }
    if (formula.parts.length > 0 && last > through && from > first && to < through) modules.add(formula)
    const isPrivate = to > 0 || (formula.parts.length === 0 && !formulas.isShared(formula))
    if (isPrivate) spans.set(formula, { from: Math.min(from, first), to: Math.max(to, last) })
  }
  return modules
}
