/* The way from what somebody types to the films and pages that hold it. */
unreel.answer = (() => {
  "use strict"
  const GROUPS = 24 // that are looked into
  const WHOLE = 5 // of these, on more pages than one
  const PAGES = 4 // of one
  const FURTHER = 4 // groups that come before the next page of one
  const MUCH = 110_000 // letters of pages, of which no more is read then
  const AT_FIRST = 6 // pages: how long they are is not known before; twice as many then
  const LITTLE_SAID = {references: 0.4, timeline: 0.5} // of many words
  const {piece, term, meant, slugOf, groupOf} = unreel.pieces

  /* Words, and what they are limited to: "in:plot film:amelie-2001". */
  const parsed = text => {
    const limits = {in: [], film: []}
    const rest = text.replace(/(?<!\S)(in|film):(\S+)/g, (_, name, value) => (limits[name].push(value), ""))
    return {words: unreel.words.words(rest), isOpen: /[\p{L}\p{N}\p{M}]$/u.test(rest), ...limits}
  }

  /* The terms of a query: the last one may go on, and one that is nowhere stands for the likest that is. */
  const termsOf = (about, words, isOpen) =>
    Promise.all(
      words.map(async (typed, at) => {
        const one = await term(about, typed, isOpen && at === words.length - 1)
        const isKnown = one.groups.size || /\p{N}/u.test(typed) // another number is another thing
        const other = isKnown ? undefined : await meant(about, typed)
        return other ? {...(await term(about, other, false)), typed} : {...one, typed}
      })
    )

  /* Common words that stand side by side, where few others tell pages from each other: "to be or not to be". */
  const pairsOf = (about, terms) => {
    const isCommon = ({typed}) => about.common.includes(typed)
    if (terms.filter(one => !isCommon(one)).length > 1) return []
    const pairs = terms.slice(1).flatMap((one, at) => (isCommon(one) && isCommon(terms[at]) ? [`~${terms[at].typed} ${one.typed}`] : []))
    return Promise.all([...new Set(pairs)].map(pair => term(about, pair, false)))
  }

  const rarity = (about, one) => Math.log(1 + about.groups / (one.total || 1))
  const isCommon = (about, one) => about.groups >= 8 && one.total > about.groups / 2

  /* How much a title or a name tells: all of it was asked for, or its beginning. */
  const telling = found => new Map([...found.groups].map(([group, {isExact}]) => [group, isExact ? 1 : 0.1]))

  /* The groups that hold all of the terms, or else the most, the best first. */
  const candidates = (about, {terms, pairs, titles, names}, isAllowed) => {
    const asked = [...terms, ...pairs]
    const scored = new Set([...terms.flatMap(one => [...one.groups.keys()]), ...titles.keys(), ...names.keys()])
    const found = [...scored].filter(isAllowed).map(group => {
      const held = asked.filter(one => one.groups.has(group))
      const isWhole = held.length === asked.length
      const isOnOnePage = held.reduce((pages, one) => pages & one.groups.get(group).pages, ~0)
      const weight = held.reduce((sum, one) => sum + rarity(about, one) * (1 + one.groups.get(group).strength), 0)
      const named = 1000 * (titles.get(group) ?? 0) + 400 * (names.get(group) ?? 0)
      const share = asked.length ? (held.length / asked.length) ** 3 : 0
      return {group, score: weight * share * (isWhole && isOnOnePage ? 3 : 1) + named, isWhole: isWhole || named > 0}
    })
    found.sort((one, other) => other.score - one.score || one.group - other.group)
    const whole = found.filter(one => one.isWhole)
    return (whole.length ? whole : found).slice(0, GROUPS)
  }

  /* The pages to look into: of each group that where the most of the words stand, of the best groups more. */
  const pagesOf = (about, {terms, pairs, called}, groups, kinds) => {
    const found = groups.flatMap(({group}, rank) => {
      const pages = about.kinds.flatMap((kind, bit) => {
        if (kinds.length && !kinds.includes(kind)) return []
        const isHere = one => (one.groups.get(group)?.pages ?? 0) & (1 << bit)
        const held = [...terms, ...pairs].filter(isHere)
        const cover = held.reduce((sum, one) => sum + rarity(about, one), called.some(isHere) ? 100 : 0)
        return cover ? [{group, kind, order: cover * (LITTLE_SAID[kind] ?? 1)}] : []
      })
      const best = pages.sort((one, other) => other.order - one.order).slice(0, rank < WHOLE ? PAGES : 1)
      return best.map((page, at) => ({...page, turn: rank + FURTHER * at}))
    })
    return found.sort((one, other) => one.turn - other.turn)
  }

  const hitsOf = async ({group, kind}, terms) => {
    const name = ["text", await slugOf(group), kind].filter(Boolean).join("/")
    const page = await piece(name)
    const hits = page ? unreel.hits(page, kind, terms) : []
    const length = page ? page.entries.reduce((sum, entry) => sum + entry.join().length, 0) : 0
    return {length, hits: hits.map(hit => ({...hit, group, score: hit.score * (LITTLE_SAID[kind] ?? 1)}))}
  }

  /* The hits of pages in their turn, until much was read: those that follow are of groups that hold less. */
  const hitsOfAll = async (pages, terms) => {
    const hits = []
    let [read, at, next] = [0, 0, AT_FIRST]
    while (at < pages.length && next > 0) {
      const found = await Promise.all(pages.slice(at, at + next).map(page => hitsOf(page, terms)))
      hits.push(...found.flatMap(one => one.hits))
      read += found.reduce((sum, {length}) => sum + length, 0)
      at += found.length
      next = Math.min(2 * AT_FIRST, read ? Math.floor(((MUCH - read) * at) / read) : pages.length)
    }
    return hits
  }

  /* {groups: of each its hits, the best first; corrected: [typed, meant]…; completed: the query with its last word}. */
  return async text => {
    const {words, isOpen, in: kinds, film} = parsed(text)
    const about = words.length ? await piece("index") : null
    if (!about) return {groups: [], corrected: [], completed: ""}
    const terms = await termsOf(about, words, isOpen)
    const whole = terms.map(one => one.word).join(" ")
    const called = await Promise.all(["=", "@"].map(sign => term(about, sign + whole, isOpen)))
    const [titles, names] = called.map(telling)
    const isTooCommon = terms.length === 1 && isCommon(about, terms[0])
    const query = {terms: isTooCommon ? [] : terms, pairs: await pairsOf(about, terms), titles, names}
    const films = await Promise.all(film.map(slug => groupOf(about, slug)))
    const groups = candidates(about, query, group => !films.length || films.includes(group))
    const pages = pagesOf(about, {...query, terms, called}, groups, kinds)
    const hits = await hitsOfAll(pages, terms)
    return {
      groups: ranked(groups, hits, titles, names),
      corrected: terms.filter(one => one.word !== one.typed).map(one => [one.typed, one.word]),
      completed: completed(terms)
    }
  }

  function ranked(groups, hits, titles, names) {
    const best = Math.max(1, ...groups.map(one => one.score))
    return groups
      .map(({group, score}) => {
        const own = hits.filter(hit => hit.group === group).sort((one, other) => other.score - one.score)
        const named = 50 * (titles.get(group) ?? 0) + 20 * (names.get(group) ?? 0)
        return {hits: own, score: (own[0]?.score ?? 0) + (2 * score) / best + named}
      })
      .filter(({hits: own}) => own.length)
      .sort((one, other) => other.score - one.score)
      .map(({hits: own}) => own)
  }

  function completed(terms) {
    const last = terms.at(-1)
    const [form] = [...last.forms].sort(([, one], [, other]) => other - one)[0] ?? [last.word]
    return [...terms.slice(0, -1).map(one => one.typed), form].join(" ")
  }
})()
