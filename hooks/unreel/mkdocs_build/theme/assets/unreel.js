// What readers see, in their language; a page without labels has the English words that name them.
const labels = JSON.parse(document.getElementById("labels")?.textContent ?? "{}")
const label = (words, ...values) => {
  const [one, more = one] = (labels[words] ?? words).split("|")
  return (values[0] === 1 ? one : more).replace(/\{\}/g, it => values.shift() ?? it)
}

// Material's previews are dialogs without a name: name each after what it shows. The heading in them stood
// elsewhere, under headings that are not here: count it as the first below the page's title. What tells of the
// plot says so, and is not shown to those who hide plots (assets/search/box.js remembers who does).
const isPlot = link => /\/plot(\.html|\/)?$/.test(link.pathname)
const preview = (card, link) => {
  if (card.ariaLabel) return // it was shown before
  const heading = card.querySelector("h1, h2, h3, h4, h5, h6")
  heading?.setAttribute("aria-level", "2")
  // behind a heading's words stands a link to it; an entry of the references is words alone
  const words = (heading?.querySelector(".headerlink") ? heading.firstChild : heading)?.textContent
  const isHidden = localStorage.getItem("unreel.hides-plots") === "yes"
  if (isHidden) for (const item of card.querySelectorAll("li")) if ([...item.querySelectorAll("a")].some(isPlot)) item.remove()
  const note = isPlot(link) && Object.assign(document.createElement("p"), {className: "plot-note", textContent: isHidden ? label("Plot, hidden") : label("Plot of the film")})
  if (note && isHidden) card.firstChild.replaceChildren(note)
  else if (note) card.firstChild.prepend(note)
  const about = [note && note.textContent, !(note && isHidden) && words].filter(Boolean).join(": ")
  card.ariaLabel = about ? label("Preview: {}", about) : label("Preview")
}
new MutationObserver(changes => {
  for (const {target} of changes) {
    const card = document.getElementById(target.getAttribute("aria-controls"))
    if (card?.matches(".md-tooltip2[role=dialog]")) preview(card, target)
  }
}).observe(document.body, {attributeFilter: ["aria-controls"], subtree: true})

// A finger cannot hover: its first tap on a link to a place on a page shows the preview, the next follows the link,
// as does the first where no preview comes.
const WAIT = 900 // milliseconds: Material's own delay, and what it fetches
let pointer, tapped
addEventListener("pointerdown", event => (pointer = event.pointerType), true)
addEventListener("click", event => {
  const link = event.target.closest?.("article a[href*='#']:not(.headerlink, [href^='#'])")
  const isFirst = link && link !== tapped && link.origin === location.origin && location.protocol !== "file:"
  tapped = link
  if (!isFirst || pointer !== "touch") return
  event.preventDefault()
  link.focus()
  setTimeout(() => tapped === link && !link.hasAttribute("aria-controls") && location.assign(link.href), WAIT)
}, true)

// The page of a whole film has a button for what every browser can do anyway.
document.querySelector("[data-print]")?.addEventListener("click", () => print())

// The films of the home page, filtered as one types: those that stand there, or else those of a list that is fetched
// when the first letter is typed. Without this script, letters lead to all films.
const filter = document.querySelector(".filter")
if (filter) {
  const plain = words => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const field = document.createElement("input")
  const said = document.createElement("span")
  Object.assign(field, {type: "search", className: "md-input", placeholder: label("Filter films")})
  field.setAttribute("aria-label", label("Filter films by title, year or director"))
  said.setAttribute("role", "status")
  filter.append(field, said)
  const cards = [...document.querySelectorAll("article li:has(> .film)")].map(card => [card, plain(card.textContent)])
  const source = filter.dataset.films
  const alphabet = document.querySelector(".alphabet")
  const found = document.createElement("ul")
  let films
  if (source) filter.after(found)
  const row = ([title, year, director, address]) => {
    const item = document.createElement("li")
    const link = item.appendChild(document.createElement("a"))
    Object.assign(link, {href: address, textContent: year ? `${title} (${year})` : title})
    if (director) item.append(`, ${director}`)
    return item
  }
  field.addEventListener("input", async () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean)
    const fits = text => words.every(word => text.includes(word))
    let count = 0
    if (source) {
      films ??= fetch(source).then(answer => answer.json()).then(rows => rows.map(one => [one, plain(one.slice(0, 3).join(" "))]))
      const matching = words.length ? (await films).filter(([, text]) => fits(text)) : []
      found.replaceChildren(...matching.slice(0, 100).map(([one]) => row(one)))
      count = matching.length
    } else {
      for (const [card, text] of cards) count += !(card.hidden = !fits(text))
      for (const heading of document.querySelectorAll("article h2")) heading.hidden = !heading.nextElementSibling?.querySelector("li:not([hidden])")
    }
    alphabet.hidden = words.length > 0
    // on a phone, what is found would lie below the keyboard
    if (words.length && filter.getBoundingClientRect().top > innerHeight / 4) filter.scrollIntoView()
    said.textContent = words.length ? label("1 film|{} films", count) : ""
  })
}
