/**
 * Probability that all `servers` are busy in a system without waiting places.
 *
 * @param servers c ≥ 1, whole
 * @param offered load a = λ·E[S], in Erlang
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, §15.2
 */
export function erlangB(servers: number, offered: number): number {
  return 1 / (1 + erlangIdle(servers, offered))
}

/**
 * How much likelier it is that a server is idle than that none is, without waiting places: 1/B − 1, without its cancellation under overload. It is
 * the sum of c(c−1)…(c−k+1) ÷ aᵏ over 1 ≤ k ≤ c, of which only some multiple of √c terms count.
 *
 * @param servers c ≥ 1, whole
 * @param offered load a, in Erlang
 * @returns infinite where no load is offered
 */
export function erlangIdle(servers: number, offered: number): number {
  let term = 1
  let sum = 0
  for (let left = servers; left >= 1; left--) {
    term *= left / offered
    sum += term
    if (sum === Number.POSITIVE_INFINITY) return sum
    if (left < offered && term < 1e-18 * sum) break
  }
  return sum
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
