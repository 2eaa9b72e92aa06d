import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * Cloudscape's global styles carry Open Sans as 140 kB of data: addresses, which the content
 * security policy would refuse and the first load does not need: the reader's own sans serif stays.
 */
const withoutEmbeddedFonts: Plugin = {
  name: 'without-embedded-fonts',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('global-styles') && id.endsWith('.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined
  },
}

// oxlint-disable-next-line import/no-default-export -- Vite asks for it.
export default defineConfig({
  base: '/console/',
  // Whoever builds: a test run’s NODE_ENV would bring React’s development build.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  plugins: [withoutEmbeddedFonts, react()],
  build: {
    target: 'es2022',
    // No data: addresses here either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
})
