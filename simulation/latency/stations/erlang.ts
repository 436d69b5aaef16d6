/**
 * Probability that all `servers` are busy in a system without waiting places.
 *
 * @param servers c ≥ 1, whole
 * @param offered load a = λ·E[S], in Erlang
 * @see Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, §15.2; the recursion 1/B(c) = 1 + (c/a)/B(c−1)
 */
export function erlangB(servers: number, offered: number): number {
  if (offered === 0) return 0
  let inverse = 1
  for (let c = 1; c <= servers; c++) {
    inverse = 1 + (c / offered) * inverse
    if (inverse === Number.POSITIVE_INFINITY) return 0
  }
  return 1 / inverse
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
