// The letter of authorization, as a PDF: the provider's name is printed on it, if there is one.
import { CommandDialog } from '../../components/command-dialog.tsx'
import { download } from '../../components/download.ts'

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

export function LoaDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  return (
    <CommandDialog
      title='Download LOA-CFA'
      operation='DescribeLoa'
      fields={[
        {
          member: 'providerName',
          label: 'Provider name',
          kind: 'text',
          optional: true,
          hint: 'Who makes the cross connect for you, if it is not you.',
        },
      ]}
      inputOf={({ providerName = '' }) => ({
        connectionId: id,
        loaContentType: 'application/pdf',
        ...(providerName.trim() !== '' && { providerName: providerName.trim() }),
      })}
      submit='Download'
      said={() => `The LOA-CFA of ${id} is downloaded.`}
      onDone={({ loaContent }) => loaContent !== undefined && download(`loa-cfa-${id}.pdf`, bytesOf(loaContent), 'application/pdf')}
      onClose={onClose}
    >
      <div>The letter authorizes the colocation to connect your equipment to this port. It is valid for 90 days.</div>
    </CommandDialog>
  )
}
