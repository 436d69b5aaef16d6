/** Skyloom's mark: threads crossing on a loom. */
export function Mark() {
  return (
    <svg className="mark" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <rect className="mark-ground" width="22" height="22" rx="6" />
      <path className="mark-weft" d="M5 7.5h4.2M12.8 7.5H17M5 11h1.6M10 11h7M5 14.5h6M14.6 14.5H17" />
      <path className="mark-warp" d="M7.8 5v6.2M11.4 8v8.8" />
    </svg>
  )
}
