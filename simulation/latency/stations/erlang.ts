/**
 * Probability that all `servers` are busy in a system without waiting places: 1/B is the sum of c(c−1)…(c−k+1) ÷ aᵏ over k ≤ c, of which only
 * some multiple of √c terms count.
 *
 * @param servers c ≥ 1, whole
 * @param offered load a = λ·E[S], in Erlang
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, §15.2
 */
export function erlangB(servers: number, offered: number): number {
  if (offered === 0) return 0
  let term = 1
  let sum = 1
  for (let left = servers; left >= 1; left--) {
    term *= left / offered
    sum += term
    if (sum === Number.POSITIVE_INFINITY) return 0
    if (left < offered && term < 1e-18 * sum) break
  }
  return 1 / sum
}

/**
 * Probability that a customer of an M/M/c queue must wait; 0 ≤ offered < servers.
 *
 * @see Harchol-Balter, §14.4
 */
export function erlangC(servers: number, offered: number): number {
  const b = erlangB(servers, offered)
  const rho = offered / servers
  return b / (1 - rho * (1 - b))
}
