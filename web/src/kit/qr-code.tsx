import QrCodes from 'qrcode'
import { useMemo } from 'react'

/** `text` as a QR code, always dark on light so that cameras read it. */
export function QrCode({
  text,
  label,
  size = 192,
}: {
  text: string
  label: string
  size?: number
}) {
  const { path, side } = useMemo(() => {
    const { modules } = QrCodes.create(text, { errorCorrectionLevel: 'M' })
    const dots: string[] = []
    for (let y = 0; y < modules.size; y += 1) {
      for (let x = 0; x < modules.size; x += 1) {
        if (modules.get(y, x)) dots.push(`M${x + 4} ${y + 4}h1v1h-1z`)
      }
    }
    return { path: dots.join(''), side: modules.size + 8 }
  }, [text])
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width={size} height={size} role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
