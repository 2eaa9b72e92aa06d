import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'

export interface TagRow {
  readonly key: string
  readonly value: string
}

/** Tags being typed, one a row. */
export function TagRows({ tags, onChange }: { readonly tags: readonly TagRow[]; readonly onChange: (tags: readonly TagRow[]) => void }) {
  const set = (index: number, change: Partial<TagRow>) => onChange(tags.map((tag, at) => (at === index ? { ...tag, ...change } : tag)))
  return (
    <AttributeEditor
      items={[...tags]}
      addButtonText='Add tag'
      removeButtonText='Remove'
      empty='No tags.'
      disableAddButton={tags.length >= 50}
      onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_tag, index) => index !== detail.itemIndex))}
      definition={[
        {
          label: 'Key',
          control: ({ key }, index) => (
            <Input value={key} ariaLabel={`Key of tag ${index + 1}`} onChange={({ detail }) => set(index, { key: detail.value })} />
          ),
        },
        {
          label: 'Value',
          control: ({ value }, index) => (
            <Input value={value} ariaLabel={`Value of tag ${index + 1}`} onChange={({ detail }) => set(index, { value: detail.value })} />
          ),
        },
      ]}
    />
  )
}
