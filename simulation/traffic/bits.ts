/** A set of small integers; those beyond its end are not in it. */
export type Bits = Uint32Array

export function bitsOf(members: readonly number[]): Bits {
  const bits = new Uint32Array((members.reduce((most, member) => Math.max(most, member), 0) >> 5) + 1)
  for (const member of members) add(bits, member)
  return bits
}

/** @param member less than 32 × the words of `bits` */
export function add(bits: Bits, member: number): void {
  bits[member >> 5]! |= 1 << (member & 31)
}

export function has(bits: Bits, member: number): boolean {
  return (((bits[member >> 5] ?? 0) >>> (member & 31)) & 1) === 1
}

export function intersects(a: Bits, b: Bits): boolean {
  const words = Math.min(a.length, b.length)
  for (let i = 0; i < words; i++) if ((a[i]! & b[i]!) !== 0) return true
  return false
}

/** Adds the members of `more`, none beyond the end of `bits`. */
export function unite(bits: Bits, more: Bits): void {
  const words = Math.min(bits.length, more.length)
  for (let i = 0; i < words; i++) bits[i]! |= more[i]!
}

export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0)
}

export function* members(bits: Bits): Generator<number> {
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i]!; word !== 0; word &= word - 1) yield i * 32 + 31 - Math.clz32(word & -word)
  }
}

export function count(bits: Bits): number {
  let all = 0
  for (const _ of members(bits)) all++
  return all
}

/** Adds what two sets of the same length have in common. */
export function uniteCommon(bits: Bits, a: Bits, b: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i]! |= a[i]! & b[i]!
}
