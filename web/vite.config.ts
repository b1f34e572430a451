import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { tokensCss } from './src/kit/tokens-css.ts'

/** `virtual:tokens.css`: the custom properties of tokens.ts, for the app and the public pages. */
const tokens: Plugin = {
  name: 'tokens-css',
  resolveId: (id) => (id === 'virtual:tokens.css' ? '\0tokens.css' : undefined),
  load: (id) => (id === '\0tokens.css' ? tokensCss() : undefined),
}

const app: UserConfig = {
  base: '/app/',
  plugins: [react(), tokens],
  build: {
    outDir: 'dist/app',
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 1400,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': { target: process.env.SERVER_ORIGIN ?? 'http://127.0.0.1:8080' } },
  },
}

/** Scripts and styles of the public pages: plain TypeScript, no React. */
const publicAssets: UserConfig = {
  base: '/public-assets/',
  plugins: [tokens],
  build: {
    outDir: 'dist/public-assets',
    manifest: 'manifest.json',
    modulePreload: false,
    rolldownOptions: { input: { public: 'src/pages/public/client.ts' } },
  },
}

/** The public pages as one module for the server. */
const publicPages: UserConfig = {
  publicDir: false,
  plugins: [react(), tokens],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    outDir: 'dist/pages',
    ssr: 'src/pages/public/entry-server.tsx',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: '[name].js' } },
  },
}

/** `--mode public` builds the public pages' assets, `--mode pages` their server side, else the app. */
export default defineConfig(({ mode }) =>
  mode === 'public' ? publicAssets : mode === 'pages' ? publicPages : app,
)
