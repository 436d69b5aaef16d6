import { erlangC } from './erlang.ts'

/**
 * Mean wait in an M/G/c queue, between its neighbours with exponential and with constant service: W_M of M/M/c, exact, and
 * W_D ≈ W_M · min(c/(c+1), ½[1 + (1−ρ)(c−1)(√(4+5c) − 2)/(16cρ)]) of M/D/c. For cv² < 1 Kimura's harmonic interpolation
 * K = (1 + cv²) ÷ (2cv²/W_M + (1 − cv²)/W_D); above 1 the mean of K and of Cosmetatos' linear one. W_D is at least W_M/2, so
 * neither is negative.
 *
 * @param servers c ≥ 1
 * @param rho utilisation, 0 < ρ < 1
 * @param serviceMs E[S]
 * @param cv2 squared coefficient of variation of the service time
 * @returns milliseconds
 * @see Kimura, Approximations for multi-server queues: system interpolations, Queueing Systems 17 (1994); Cosmetatos, Some
 *   approximate equilibrium results for the multi-server queue (M/G/r), Operational Research Quarterly 27 (1976)
 */
export function manyServerWait(servers: number, rho: number, serviceMs: number, cv2: number): number {
  const exponential = (erlangC(servers, rho * servers) * serviceMs) / (servers * (1 - rho))
  if (cv2 === 1 || exponential === 0) return exponential
  const c = servers
  const bend = ((1 - rho) * (c - 1) * (Math.sqrt(4 + 5 * c) - 2)) / (16 * c * rho)
  const constant = exponential * Math.min(c / (c + 1), (1 + bend) / 2)
  const harmonic = (1 + cv2) / ((2 * cv2) / exponential + (1 - cv2) / constant)
  if (cv2 < 1) return harmonic
  const linear = cv2 * exponential + (1 - cv2) * constant
  return (harmonic + linear) / 2
}
