import '@cloudscape-design/global-styles/index.css'
import './console.css'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale='en' messages={[messages]}>
      <App />
    </I18nProvider>
  </StrictMode>,
)
