// Asks at each paragraph of a film whether a section starts there. Only the preview's server puts it into pages;
// what people answer goes to that server, which writes the film's .yml, and the page follows by itself.
(() => {
  const { film, token } = document.getElementById("unreel-overlay").dataset
  const article = document.querySelector("article.md-content__inner")
  if (!article || !film) return

  const ADDRESS = "/_unreel/split"
  const KEY = "unreel-overlay"
  const SHORTCUT = "Alt+Shift+S"
  const LETTERS = 18 // of a sentence, by which the place of a start is found: people may have edited the rest
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
  }
  const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")
  const title = (section) => section.replace("/", " / ")

  const styles = element("link", { rel: "stylesheet", href: "/_unreel/overlay.css" })
  document.head.append(styles)
  const status = element("p", { className: "split-status", role: "status" })
  const toggle = element("button", { type: "button", className: "split-toggle", textContent: "Sections" })
  toggle.title = `Ask at each paragraph whether a section starts there (${SHORTCUT})`
  toggle.setAttribute("aria-pressed", "false")
  toggle.setAttribute("aria-keyshortcuts", SHORTCUT)
  document.body.append(element("aside", { className: "split-bar", ariaLabel: "Sections" }, status, toggle))

  async function ask(query, options = {}) {
    const headers = { "X-Unreel-Token": token, "Content-Type": "application/json" }
    const answer = await fetch(ADDRESS + query, { headers, ...options })
    const said = await answer.json()
    if (!answer.ok) throw new Error(said.error)
    return said
  }

  // The sentences of a paragraph: Markdown has one a line, and a citation is none of its words.
  function sentences(block) {
    const copy = block.cloneNode(true)
    copy.querySelectorAll("[data-search-exclude], ul, ol").forEach((one) => one.remove())
    return copy.textContent.split("\n").map((one) => one.trim()).filter((one) => letters(one))
  }

  function startsOf(said, starts) {
    return said.flatMap((sentence) => {
      const words = letters(sentence)
      const found = starts.find((one) => {
        const length = Math.min(LETTERS, words.length)
        return length && letters(one.words).slice(0, length) === words.slice(0, length)
      })
      return found ? [{ ...found, sentence }] : []
    })
  }

  function label(start, isFirst) {
    const where = isFirst ? "here" : `at “${start.sentence.slice(0, 30)}…”`
    const sure = start.said ? "said in the .yml" : `${Math.round(start.sure * 100)} %`
    if (start.made) return `${title(start.section)} starts ${where} · ${sure}`
    if (start.said) return `no section starts ${where} · ${sure}`
    return `may ${title(start.section)} start ${where}? ${sure}`
  }

  function option(value, text, isChosen = false) {
    return element("option", { value, textContent: text, selected: isChosen })
  }

  // The question that opens below a button: which sentence, which section.
  function form(known, said, start, opener) {
    const where = element("select", { ariaLabel: "Sentence" }, ...said.map((one) => option(one, one.slice(0, 70), one === start?.sentence)))
    const sections = known.sections.map((one) => option(one, title(one), one === start?.section))
    const none = [option("no", "no section starts here"), option("", "as the splitter reads it")]
    const section = element("select", { ariaLabel: "Section" }, ...sections, ...none)
    const heading = element("input", { type: "text", maxLength: 80 })
    const named = element("label", { hidden: true }, "under the heading ", heading)
    const write = element("button", { type: "submit", textContent: "Write it" })
    const close = element("button", { type: "button", textContent: "Close" })
    const made = element("form", { className: "split-form" },
      element("label", {}, "At ", where), element("label", {}, "starts ", section), named, write, close)
    const shut = () => { made.remove(); opener.setAttribute("aria-expanded", "false"); opener.focus() }
    section.addEventListener("change", () => { named.hidden = section.value !== "other" })
    close.addEventListener("click", shut)
    made.addEventListener("keydown", (event) => { if (event.key === "Escape") shut() })
    made.addEventListener("submit", (event) => {
      event.preventDefault()
      const suffix = section.value === "other" && heading.value.trim() ? `: ${heading.value.trim()}` : ""
      send(where.value, section.value + suffix)
    })
    return { made, section }
  }

  async function send(words, section) {
    status.textContent = "Writing…"
    try {
      const body = JSON.stringify({ film, words: words.slice(0, 600), section })
      const known = await ask("", { method: "POST", body })
      show(known)
      status.textContent = `Written to ${known.settings}. The page follows.`
    } catch (error) {
      status.textContent = error.message
    }
  }

  function question(known, said, start, isFirst) {
    const text = start ? label(start, isFirst) : "does a section start here?"
    const opener = element("button", { type: "button", className: "split-ask", textContent: text })
    if (start?.made || start?.said) opener.classList.add("split-ask--made")
    opener.setAttribute("aria-expanded", "false")
    const box = element("div", { className: "split-box" }, opener)
    opener.addEventListener("click", () => {
      const open = box.querySelector("form")
      if (open) { open.querySelector("[type=button]").click(); return }
      const { made, section } = form(known, said, start, opener)
      box.append(made)
      opener.setAttribute("aria-expanded", "true")
      section.focus()
    })
    return box
  }

  function clear() {
    article.querySelectorAll(".split-box").forEach((one) => one.remove())
  }

  function show(known) {
    clear()
    for (const block of article.querySelectorAll("p, li")) {
      if (block.closest("[data-search-exclude], .split-bar, .split-box") || block.querySelector("p")) continue
      const said = sentences(block)
      if (!said.length) continue
      const starts = startsOf(said, known.starts)
      const first = starts.some((one) => one.sentence === said[0])
      const asked = first ? starts : block.matches("li") ? starts : [undefined, ...starts]
      const boxes = asked.map((one) => question(known, said, one, one?.sentence === said[0]))
      if (block.matches("li")) block.prepend(...boxes)
      else block.before(...boxes)
    }
  }

  async function set(isOn) {
    toggle.setAttribute("aria-pressed", String(isOn))
    sessionStorage.setItem(KEY, isOn ? "on" : "")
    status.textContent = isOn ? "Reading…" : ""
    if (!isOn) { clear(); return }
    try {
      show(await ask(`?film=${encodeURIComponent(film)}`))
      status.textContent = ""
    } catch (error) {
      status.textContent = error.message
    }
  }

  const flip = () => set(toggle.getAttribute("aria-pressed") !== "true")
  toggle.addEventListener("click", flip)
  document.addEventListener("keydown", (event) => {
    if (event.altKey && event.shiftKey && event.code === "KeyS") { event.preventDefault(); flip() }
  })
  if (sessionStorage.getItem(KEY)) set(true)
})()
