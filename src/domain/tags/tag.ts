// Tags as every resource carries them: in the order of first setting, kept inside the resource.
export interface Tag {
  readonly key: string
  readonly value: string
}
