/* Where on a page the words of a query stand, and the words around them. */
unreel.hits = (() => {
  "use strict"
  const EXCERPT = 240 // characters
  const NEAR = 30 // words
  const {words, placed} = unreel.words

  /* Words with their places, and behind each the one that a hyphen makes of it and the next. */
  const withJoined = text =>
    placed(text).flatMap((place, at, all) => {
      const next = all[at + 1]
      const isJoined = next && /^[-‐‑]$/.test(text.slice(place.end, next.start))
      const both = isJoined ? [{word: place.word + next.word, start: place.start, end: next.end, at}] : []
      return [{...place, at}, ...both]
    })

  const matched = (text, terms) =>
    withJoined(text).flatMap(place =>
      terms.flatMap(({word, forms}, which) => (place.word === word || forms.has(place.word) ? [{...place, which}] : []))
    )

  /* The stretch with the most of the terms in the fewest words, best of all as they were typed. */
  const densest = (found, terms) => {
    let best = {score: 0, start: 0}
    found.forEach((first, from) => {
      const seen = new Map()
      let run = 0
      for (const one of found.slice(from, from + 40)) {
        if (one.at - first.at > NEAR) break
        if (!seen.has(one.which)) seen.set(one.which, one.at)
        if (one.which === run && one.at === first.at + run) run++
      }
      const width = Math.max(...seen.values()) - first.at + 1
      const phrase = terms.length > 1 && run > 1 ? (4 * run) / terms.length - (run < terms.length ? 2 : 0) : 0
      const score = seen.size / terms.length + seen.size / (width + 8) + Math.max(0, phrase)
      if (score > best.score) best = {score, start: first.start}
    })
    return best
  }

  /* A stretch of a text in parts: [words, were they asked for?]. */
  const parts = (text, found, from, to) => {
    const cut = []
    let at = from
    for (const {start, end} of found) {
      if (start < at || end > to) continue
      cut.push([text.slice(at, start), false], [text.slice(start, end), true])
      at = end
    }
    return [...cut, [text.slice(at, to), false]]
  }

  /* Words around a place, from their sentence's start where it is near. */
  const excerpt = (text, found, place) => {
    const sentence = text.lastIndexOf(". ", place) + 1
    const isNear = place - sentence < EXCERPT / 2
    const from = isNear ? sentence : text.indexOf(" ", place - EXCERPT / 4)
    const to = from + EXCERPT < text.length ? text.lastIndexOf(" ", from + EXCERPT) : text.length
    return [[isNear ? "" : "…", false], ...parts(text, found, from, to), [to < text.length ? "…" : "", false]]
  }

  /* The entries of a page that hold words of a query, each with how well it does. */
  const hits = ({film, year, entries}, kind, terms) => {
    const page = entries.find(([address]) => !address.includes("#"))?.[1]
    const query = terms.map(one => one.word).join(" ")
    return entries.flatMap(([address, title, text, isName]) => {
      const isFilm = kind === "overview" && !address.includes("#")
      const name = isFilm ? film : title
      const inTitle = matched(name, terms)
      const inText = matched(text, terms)
      const held = new Set([...inTitle, ...inText].map(one => one.which)).size / terms.length
      if (!held) return []
      const dense = densest(inText, terms)
      const titled = new Set(inTitle.map(one => one.which)).size / terms.length
      const isAsked = words(name).join(" ") === query
      const named = titled < 1 ? 0 : (isFilm ? 25 : isName ? 3 : 0) + (isAsked ? 20 : 0)
      const heading = isName || isFilm || [undefined, title, film].includes(page) ? name : `${page} › ${name}`
      const shown = isFilm ? `${film}${year && ` (${year})`}` : film && name !== film ? `${heading} – ${film}` : heading
      return {
        address,
        kind,
        isName,
        title: shown,
        excerpt: excerpt(text, inText, dense.start),
        words: new Set([...inTitle, ...inText].map(one => one.word)),
        score: held ** 2 * (1 + dense.score + 2 * titled ** 2) + named
      }
    })
  }

  return hits
})()
