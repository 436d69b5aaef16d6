import type { Box } from '../../design/box.ts'
import type { Point } from '../../design/design.ts'
import type { Weight } from '../typeface/typeface.ts'

/** What a picture is made of, before it is written in any format. */
export type Mark =
  | ({ readonly kind: 'box'; readonly radius: number; readonly ink: Ink } & Box)
  | ({ readonly kind: 'ellipse'; readonly ink: Ink } & Box)
  /** SVG path data; `at` and `scale` place data that is drawn about its own origin. */
  | { readonly kind: 'path'; readonly data: string; readonly at?: Point; readonly scale?: number; readonly ink: Ink }
  /** The picture of a service, which the look brings along. */
  | ({ readonly kind: 'icon'; readonly service: string } & Box)
  /** A line of text; `x` is its start, or its middle, and `y` its base line. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly size: number
      readonly weight: Weight
      readonly fill: string
      readonly centred?: boolean
    }

export interface Ink {
  readonly fill?: string
  readonly fillOpacity?: number
  readonly stroke?: string
  /** Of the line. @default 1 */
  readonly width?: number
  readonly dash?: readonly number[]
  /** Ends and corners. @default false */
  readonly round?: boolean
}
