import Alert from '@cloudscape-design/components/alert'
import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
}

/** A page that breaks says so, and the frame around it stays. */
export class ErrorBoundary extends Component<Props, { readonly broken: string | undefined }> {
  override state = { broken: undefined as string | undefined }

  static getDerivedStateFromError(error: unknown) {
    return { broken: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.broken === undefined) return this.props.children
    return (
      <Alert type='error' header='This page broke'>
        {this.state.broken}. The rest of the console works; reload to try again.
      </Alert>
    )
  }
}
