import type { ComponentType, SVGProps } from 'react'

export type VendorIcon = ComponentType<SVGProps<SVGSVGElement>>

/** By service id. */
export type VendorIcons = Readonly<Record<string, VendorIcon>>
