/**
 * Exponential, logarithm, cosine and angle from plain arithmetic. The language leaves the last digits of `Math.exp` and its like to the host; these
 * give the same bits everywhere, so that a run has the same answer in Node and in a browser. Square roots are exact by IEEE 754.
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

const word = new Float64Array(1)
const halves = new Int32Array(word.buffer)

/**
 * e^x, within one unit in the last place.
 *
 * @param x at least −700 and at most 700; nearer to the ends of the range of doubles it is not needed here
 * @see Tang, Table-driven implementation of the exponential function in IEEE floating-point arithmetic, ACM TOMS 15 (1989), for the
 *   reduction; Remez coefficients of R(z) = x·(e^x + 1) ÷ (e^x − 1) as in FreeBSD msun (Sun Microsystems, 1993)
 */
export function exp(x: number): number {
  const k = Math.round(x / Math.LN2)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const z = r * r
  const c =
    r -
    z *
      (0.16666666666666602 +
        z *
          (-0.0027777777777015593 +
            z * (6.613756321437934e-5 + z * (-1.6533902205465252e-6 + z * 4.1381367970572385e-8))))
  return (1 - (low - (r * c) / (2 - c) - high)) * powerOfTwo(k)
}

/**
 * Natural logarithm, within one unit in the last place.
 *
 * @param x positive and normal (at least 2.3e−308)
 * @see log(1 + f) = f − f²/2 + s·(f²/2 + R(s²)) with s = f ÷ (2 + f); Remez coefficients of R as in FreeBSD msun (Sun Microsystems, 1993)
 */
export function log(x: number): number {
  word[0] = x
  const bits = halves[1]!
  let k = (bits >> 20) - 1023
  // the significand, moved to between √½ and √2
  const up = ((bits & 0xfffff) + 0x95f64) & 0x100000
  halves[1] = (bits & 0xfffff) | (up ^ 0x3ff00000)
  k += up >> 20
  const f = word[0]! - 1
  const s = f / (2 + f)
  const z = s * s
  const r =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))))
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f)
}

/** 2^k, exact, for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  halves[0] = 0
  halves[1] = (k + 1023) << 20
  return word[0]!
}

/**
 * The whole k with 2^k ≤ x < 2^(k+1).
 *
 * @param x positive and normal
 */
export function exponentOf(x: number): number {
  word[0] = x
  return (halves[1]! >> 20) - 1023
}

const HALF_PI_HIGH = 1.5707963267341256
const HALF_PI_LOW = 6.077100506506192e-11

/**
 * Cosine, within two units in the last place of 1.
 *
 * @param x radians, of magnitude below 10⁵
 * @see kernels for |r| ≤ π/4 by Remez polynomials as in FreeBSD msun (Sun Microsystems, 1993)
 */
export function cosine(x: number): number {
  return turned(x, 0)
}

/** Sine, as `cosine`. */
export function sine(x: number): number {
  return turned(x, 3)
}

/** Cosine of x and `quarters` right angles more. */
function turned(x: number, quarters: number): number {
  const quadrant = Math.round(x / (Math.PI / 2))
  const r = x - quadrant * HALF_PI_HIGH - quadrant * HALF_PI_LOW
  const z = r * r
  const turn = (((quadrant + quarters) % 4) + 4) % 4
  const value = turn % 2 === 0 ? cosineKernel(z) : r * sineKernel(z)
  return turn === 1 || turn === 2 ? -value : value
}

function cosineKernel(z: number): number {
  const tail =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 - z * 1.1359647557788195e-11)))))
  return 1 - (0.5 * z - z * tail)
}

/** sin r ÷ r. */
function sineKernel(z: number): number {
  return (
    1 +
    z *
      (-0.16666666666666632 +
        z *
          (0.00833333333332249 +
            z *
              (-1.984126982985795e-4 +
                z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))))
  )
}

/**
 * The angle of a point, −π to π, within two units in the last place; 0 at the origin.
 *
 * @see the kernel for tangents up to tan(π/8) by a Remez polynomial as in FreeBSD msun (Sun Microsystems, 1993)
 */
export function angle(y: number, x: number): number {
  const [across, up] = [Math.abs(x), Math.abs(y)]
  if (across === 0 && up === 0) return 0
  const steep = up > across
  const acute = steep ? HALF_PI_HIGH - (arctangent(across / up) - HALF_PI_LOW) : arctangent(up / across)
  const turned = x < 0 ? 2 * HALF_PI_HIGH - (acute - 2 * HALF_PI_LOW) : acute
  return y < 0 ? -turned : turned
}

const TAN_EIGHTH = 0.41421356237309503

/** Of a tangent from 0 to 1. */
function arctangent(t: number): number {
  if (t <= TAN_EIGHTH) return arctangentKernel(t)
  return HALF_PI_HIGH / 2 + (arctangentKernel((t - 1) / (t + 1)) + HALF_PI_LOW / 2)
}

function arctangentKernel(t: number): number {
  const z = t * t
  return (
    t -
    t *
      z *
      (0.3333333333333293 +
        z *
          (-0.19999999999876483 +
            z *
              (0.14285714272503466 +
                z *
                  (-0.11111110405462356 +
                    z *
                      (0.09090887133436507 +
                        z *
                          (-0.0769187620504483 +
                            z *
                              (0.06661073137387531 +
                                z *
                                  (-0.058335701337905735 +
                                    z *
                                      (0.049768779946159324 +
                                        z * (-0.036531572744216916 + z * 0.016285820115365782))))))))))
  )
}
