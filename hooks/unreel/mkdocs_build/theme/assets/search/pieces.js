/* The index, fetched piece by piece as queries need it. hooks/unreel/site/search/shards.py writes the pieces, and
   says what is in them. */
unreel.pieces = (() => {
  "use strict"
  const FILES = 3 // that one word may need
  const INDEX = new URL("../../search/", document.currentScript.src)
  const asked = new Map()

  /* A piece calls this as a script; pages that are opened as files can load nothing else. */
  self.take = (name, data) => asked.get(name)?.resolve(data)

  const asScript = address =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), {src: address, onload: resolve, onerror: reject})
      document.head.append(script)
    })

  const asText = async address => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    const script = await answer.text()
    self.take(...JSON.parse(`[${script.slice(script.indexOf("(") + 1, script.lastIndexOf(")"))}]`))
  }

  /* What a piece says; null where there is none, or no way to it just now. */
  const piece = name => {
    if (!asked.has(name)) {
      const one = {}
      one.promise = new Promise(resolve => (one.resolve = resolve))
      asked.set(name, one)
      const address = new URL(`${name}.js`, INDEX)
      const load = address.protocol === "file:" ? asScript : asText
      load(address).catch(() => (asked.delete(name), one.resolve(null)))
    }
    return asked.get(name).promise
  }

  /* The beginnings of terms that have a file. */
  const beginnings = new WeakMap()
  const shardsOf = about => {
    if (!beginnings.has(about)) {
      let last = ""
      const goOn = one => (last = last.slice(0, parseInt(one[0], 36)) + one.slice(1))
      beginnings.set(about, about.shards ? about.shards.split("|").map(goOn) : [])
    }
    return beginnings.get(about)
  }

  /* The files that may hold a term, or, if it is `open`, terms that begin so. */
  const filesOf = (about, term, open) => {
    const found = shardsOf(about).filter(beginning =>
      beginning.endsWith("$")
        ? beginning.slice(0, -1) === term
        : term.startsWith(beginning) || (open && beginning.startsWith(term))
    )
    const few = found.length > FILES ? found.filter(one => term.startsWith(one.replace("$", ""))) : found
    const hex = beginning => [...new TextEncoder().encode(beginning)].map(byte => byte.toString(16).padStart(2, "0"))
    return few.map(beginning => `terms/_${hex(beginning).join("")}`)
  }

  const shards = async (about, term, open) =>
    (await Promise.all(filesOf(about, term, open).map(piece))).flatMap(shard => Object.entries(shard ?? {}))

  /* A term: Map of the groups that hold it, Map of its forms (itself, and, if `open`, longer ones) to how many do. */
  const term = async (about, word, open) => {
    const groups = new Map()
    const forms = new Map()
    for (const [form, [total, ...rows]] of await shards(about, word, open)) {
      const isExact = form === word
      if (!isExact && !(open && form.startsWith(word))) continue
      forms.set(form, total)
      let group = -1
      for (let at = 0; at < rows.length; at += 3) {
        group += rows[at] + 1
        const known = groups.get(group) ?? {strength: 0, pages: 0, isExact: false}
        groups.set(group, {
          strength: Math.max(known.strength, rows[at + 1] * (isExact ? 1 : 0.6)),
          pages: known.pages | rows[at + 2],
          isExact: known.isExact || isExact
        })
      }
    }
    return {word, groups, forms, total: forms.get(word) ?? groups.size}
  }

  /* The word of the index that is likest to one that it does not hold; undefined where none is like it. */
  const meant = async (about, word) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
    const likeness = one => one.far * 1e9 - one.total
    for (const start of new Set([word.slice(0, 3), word.slice(0, 2), word[1] + word[0], word.slice(1, 3), word[0]])) {
      const near = (await shards(about, start, true))
        .filter(([form]) => !/^[=@~]/.test(form))
        .map(([form, [total]]) => ({form, total, far: unreel.words.distance(word, form, most)}))
        .filter(({far}) => far <= most)
      if (near.length) return near.reduce((one, other) => (likeness(other) < likeness(one) ? other : one)).form
    }
  }

  const SLUGS = 64 // of a file
  const slugOf = async group => (await piece(`slugs/${Math.floor(group / SLUGS)}`))?.[group % SLUGS] ?? ""

  /* The number of a group, -1 where there is none of that slug. */
  const groupOf = async (about, slug) => {
    const file = about.slugs.filter(first => first <= slug).length - 1
    const at = file < 0 ? -1 : ((await piece(`slugs/${file}`)) ?? []).indexOf(slug)
    return at < 0 ? -1 : file * SLUGS + at
  }

  return {piece, term, meant, slugOf, groupOf}
})()
