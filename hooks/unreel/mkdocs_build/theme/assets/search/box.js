/* The search box: what is typed, chosen and shown. The scripts that answer, and the index, come with the first key. */
(() => {
  "use strict" // `label` is unreel.js's, which comes before
  const box = document.querySelector("[data-find]")
  if (!box) return
  const own = document.currentScript.src
  const find = selector => box.querySelector(selector)
  const toggle = document.getElementById("__search")
  const input = find("[name=q]")
  const list = find("ol")
  const meta = find("[role=status]")
  const suggestion = find(".md-search__suggest")
  const initial = meta.textContent
  const SHOWN = 3 // hits of a film, before one asks for more

  const element = (name, attributes = {}, ...content) => {
    const one = Object.assign(document.createElement(name), attributes)
    one.append(...content)
    return one
  }

  const file = name => new URL(name, own).href
  const script = name =>
    new Promise((resolve, reject) =>
      document.head.append(element("script", {src: file(name), async: false, onload: resolve, onerror: reject}))
    )
  let loaded
  const ready = () => {
    if (!loaded) {
      document.head.append(element("link", {rel: "stylesheet", href: file("search.css")}))
      loaded = Promise.all(["words.js", "pieces.js", "hits.js", "answer.js"].map(script))
    }
    return loaded
  }

  /* What is shown */

  const {base: top} = JSON.parse(document.getElementById("__config").textContent)
  const base = new URL(top.replace(/\/?$/, "/"), location)
  const link = (hit, heading) => {
    const address = new URL(hit.address, base)
    address.searchParams.set("h", [...hit.words].join(" "))
    const kind = hit.isName ? element("span", {className: "find-kind"}, hit.kind === "cast" ? label("Character") : label("Person")) : ""
    const words = element("p", {}, kind, ...hit.excerpt.map(([text, isAsked]) => (isAsked ? element("mark", {}, text) : text)))
    const article = element("article", {className: "md-search-result__article md-typeset"}, element(heading, {}, hit.title), words)
    return element("a", {className: "md-search-result__link", href: address.href, tabIndex: -1}, article)
  }

  const item = hits => {
    const links = hits.map((hit, at) => link(hit, at ? "h2" : "h1"))
    const more = links.splice(SHOWN)
    if (more.length)
      links.push(
        element("details", {className: "md-search-result__more"},
          element("summary", {tabIndex: -1}, element("div", {}, label("1 more in this film|{} more in this film", more.length))), ...more)
      )
    return element("li", {className: "md-search-result__item"}, ...links)
  }

  const told = ({groups, corrected}) => {
    const count = groups.length ? label("1 result|{} results", groups.length) : label("No results")
    if (!corrected.length) return [count]
    const text = corrected.reduce((query, [typed, word]) => query.replace(new RegExp(typed, "iu"), word), input.value)
    const instead = element("button", {type: "button", className: "find-corrected", onclick: () => ask(text)}, text)
    const [before, after] = label("Did you mean {}?").split("{}")
    return [`${count}. ${before}`, instead, after]
  }

  const withoutPlots = groups => {
    if (!spoilers.checked) return groups
    return groups.map(hits => hits.filter(hit => hit.kind !== "plot")).filter(hits => hits.length)
  }

  let latest = 0
  const answer = async () => {
    const turn = ++latest
    const query = input.value
    showLimits()
    if (suggestion) suggestion.textContent = ""
    if (!query.trim()) {
      meta.textContent = initial
      list.replaceChildren()
      return
    }
    await ready()
    const found = await unreel.answer(query)
    if (turn !== latest) return // more was typed meanwhile
    const groups = withoutPlots(found.groups)
    list.replaceChildren(...groups.map(item))
    meta.replaceChildren(...told({...found, groups}))
    if (suggestion && found.completed.startsWith(query.toLowerCase())) suggestion.textContent = found.completed
  }

  const ask = text => {
    input.value = text
    input.focus()
    return answer()
  }

  /* Limits are words of the query, so they can be typed, and are in an address that is handed on. */

  const limits = [...box.querySelectorAll("[data-limit]")]
  const isIn = limit => input.value.split(/\s+/).includes(limit)
  const showLimits = () => limits.forEach(one => one.setAttribute("aria-pressed", isIn(one.dataset.limit)))
  limits.forEach(one =>
    one.addEventListener("click", () => {
      const {limit} = one.dataset
      const words = input.value.split(/\s+/).filter(word => word && word !== limit)
      ask([...words, ...(isIn(limit) ? [] : [limit])].join(" "))
    })
  )

  const SPOILERS = "unreel.hides-plots"
  const spoilers = find("[data-find-spoilers]")
  spoilers.checked = localStorage.getItem(SPOILERS) === "yes"
  spoilers.addEventListener("change", () => {
    localStorage.setItem(SPOILERS, spoilers.checked ? "yes" : "no")
    answer()
  })

  /* The box opens and closes */

  const show = isOpen => {
    toggle.checked = isOpen
    find(".find-limits").hidden = !isOpen // what is shut is not tabbed through
  }
  const open = () => input.focus()
  const close = () => {
    show(false)
    input.blur()
  }
  toggle.addEventListener("change", () => (toggle.checked ? open() : close()))
  input.addEventListener("focus", () => {
    show(true)
    ready()
  })
  input.addEventListener("input", answer)
  input.form.addEventListener("submit", event => event.preventDefault())
  input.form.addEventListener("reset", () => setTimeout(() => ask("")))
  list.addEventListener("click", event => event.target.closest("a") && close())
  find("[data-find-share]")?.addEventListener("click", async ({currentTarget}) => {
    const address = new URL(location.href)
    address.hash = ""
    address.search = new URLSearchParams({q: input.value})
    await navigator.clipboard.writeText(address)
    currentTarget.title = label("Copied")
  })

  /* Keys: those of Material's search */

  const step = by => {
    const stops = [input, ...list.querySelectorAll(":scope > li > a, summary, details[open] a")]
    const at = Math.max(0, stops.indexOf(document.activeElement))
    stops[(at + by + stops.length) % stops.length].focus()
  }
  const KEYS = {
    Escape: close,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => list.querySelector("a")?.click()
  }
  box.addEventListener("keydown", event => {
    const isTyping = event.target === input
    if (event.key === "ArrowRight" && isTyping && suggestion?.textContent && input.selectionStart === input.value.length)
      ask(suggestion.textContent)
    if (event.key === "Tab" && isTyping && !input.value) show(false) // somebody passes by
    if (!(event.key in KEYS) || (event.key === "Enter" && !isTyping)) return
    event.preventDefault()
    KEYS[event.key]()
  })
  document.addEventListener("keydown", event => {
    const isElsewhere = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")
    if (isElsewhere || event.metaKey || event.ctrlKey || event.altKey || !["/", "f", "s"].includes(event.key)) return
    event.preventDefault()
    open()
    input.select()
  })

  /* Addresses: ?q= asks, ?h= marks the words by which a page was found */

  const {searchParams} = new URL(location.href)
  if (searchParams.has("q")) {
    open()
    ask(searchParams.get("q"))
  }

  /* Stretches of a text that are wanted words, side by side. */
  const runs = (text, wanted) => {
    const found = []
    for (const {word, start, end} of unreel.words.placed(text)) {
      if (!wanted.has(word)) continue
      const last = found.at(-1)
      if (last && !text.slice(last.end, start).trim()) last.end = end
      else found.push({start, end})
    }
    return found
  }

  const mark = async text => {
    await ready()
    const wanted = new Set(unreel.words.words(text))
    const nodes = document.createTreeWalker(document.querySelector("main article"), NodeFilter.SHOW_TEXT)
    const found = []
    while (nodes.nextNode()) found.push(nodes.currentNode)
    for (const node of found.filter(one => one.parentElement.offsetHeight))
      for (const {start, end} of runs(node.data, wanted).reverse()) {
        const words = node.splitText(start)
        words.splitText(end - start)
        const shown = element("mark", {}, words.data)
        shown.dataset.mdHighlight = ""
        words.replaceWith(shown)
      }
    if (document.readyState === "complete") goOn()
    else addEventListener("load", goOn)
  }

  /* A hit opens at the top of its page, or of its section: go on to the first of the words it was found by. */
  const goOn = () => {
    const section = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const isBelow = one => !section || section.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
    const marks = [...document.querySelectorAll("mark[data-md-highlight]")]
    if (section?.querySelector("mark")) return
    marks.find(isBelow)?.scrollIntoView({block: "center"})
  }
  if (searchParams.get("h")) mark(searchParams.get("h"))
})()
