/** Old SDKs send an empty string for a member that is not set. */
export const given = (id: string | undefined): string | undefined => (id === '' ? undefined : id)
