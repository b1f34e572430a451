import { useCallback, useEffect, useRef } from 'react'

/**
 * Runs an act at once, or after the pointer is let go: a fault that appears while a button is
 * being pressed would move the button away from under the pointer, and the click would be lost.
 */
export function useAfterPress(): (act: () => void) => void {
  const pressed = useRef(false)
  useEffect(() => {
    const down = () => {
      pressed.current = true
    }
    const up = () => {
      pressed.current = false
    }
    addEventListener('pointerdown', down, true)
    addEventListener('pointerup', up, true)
    addEventListener('pointercancel', up, true)
    return () => {
      removeEventListener('pointerdown', down, true)
      removeEventListener('pointerup', up, true)
      removeEventListener('pointercancel', up, true)
    }
  }, [])
  return useCallback((act) => {
    if (!pressed.current) return act()
    // The click follows the release in the same task.
    addEventListener('pointerup', () => setTimeout(act), { once: true })
  }, [])
}
