import 'virtual:tokens.css'
import './kit/kit.css'
import './kit/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { queryClient } from './api.ts'
import { startTexts } from './i18n/start.ts'
import { stampStyles } from './kit/nonce.ts'
import { chosenTheme, showTheme } from './kit/preferences.ts'
import { ThemeProvider } from './kit/theme.tsx'
import { router } from './router.tsx'

// The content security policy forbids code made at run time.
z.config({ jitless: true })

stampStyles()
showTheme(chosenTheme())
await startTexts()

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no #app')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <RouterProvider router={router} />
      </ThemeProvider>
    </QueryClientProvider>
  </StrictMode>,
)
