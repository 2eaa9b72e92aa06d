// What a PDF of ours says, read back without the program that draws it: the strings of its page's
// content, in the order in which they were written.
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from 'pdf-lib'

const winAnsi = new TextDecoder('windows-1252')

export interface Read {
  readonly pages: number
  readonly texts: readonly string[]
  readonly text: string
  readonly title: string | undefined
  readonly createdAt: number | undefined
}

export async function readPdf(bytes: Uint8Array): Promise<Read> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const contents = document.getPage(0).node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents]
  const drawn = streams
    .map((stream) => (stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : ''))
    .join('\n')
  const texts = [...drawn.matchAll(/<([0-9A-F]+)> Tj/g)].map(([, hex = '']) => winAnsi.decode(Buffer.from(hex, 'hex')))
  return {
    pages: document.getPageCount(),
    texts,
    text: texts.join('\n'),
    title: document.getTitle(),
    createdAt: document.getCreationDate()?.getTime(),
  }
}
