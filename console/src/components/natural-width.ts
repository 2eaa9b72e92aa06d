import type { CSSProperties } from 'react'

/** How wide a picture is drawn; the style sheet lets it shrink and grow a little from there, and scroll where that is not enough. */
export const naturalWidth = (width: number): CSSProperties => ({ '--natural': `${width}px` }) as CSSProperties
