const petals = [0, 72, 144, 216, 288]

/** The plum blossom of the product's name. Decorative: the name stands beside it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className="k-mark" viewBox="-16 -16 32 32" width={size} height={size} aria-hidden="true">
      {petals.map((turn) => (
        <circle key={turn} className="k-mark-petal" cy="-8.2" r="6" transform={`rotate(${turn})`} />
      ))}
      <circle className="k-mark-heart" r="3.1" />
      <circle className="k-mark-petal" r="1.4" />
    </svg>
  )
}
