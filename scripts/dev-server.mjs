import { serve } from './serve.mjs'

// Started by dev.mjs over a channel; when that process is gone, this one must not stay behind.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
await serve()
