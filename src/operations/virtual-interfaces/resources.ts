/** The resource a policy must allow where a request names a connection or a LAG in one member. */
export const parentResource = (id: string): string => (id.startsWith('dxlag-') ? `dxlag/${id}` : `dxcon/${id}`)
