// What readers see, in their language; a page without labels has the English words that name them.
const labels = JSON.parse(document.getElementById("labels")?.textContent ?? "{}")
const label = (words, ...values) => {
  const [one, more = one] = (labels[words] ?? words).split("|")
  return (values[0] === 1 ? one : more).replace(/\{\}/g, it => values.shift() ?? it)
}

// Material's hover previews are dialogs without a name: name each after what it shows. The heading in them
// stood elsewhere, under headings that are not here: count it as the first below the page's title.
new MutationObserver(changes => {
  for (const change of changes)
    for (const node of change.addedNodes)
      if (node.matches?.(".md-tooltip2[role=dialog]")) {
        const heading = node.querySelector("h1, h2, h3, h4, h5, h6")
        heading?.setAttribute("aria-level", "2")
        // behind a heading's words stands a link to it; an entry of the references is words alone
        const words = (heading?.querySelector(".headerlink") ? heading.firstChild : heading)?.textContent
        node.setAttribute("aria-label", words ? label("Preview: {}", words) : label("Preview"))
      }
}).observe(document.body, {childList: true, subtree: true})

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
    said.textContent = words.length ? label("1 film|{} films", count) : ""
  })
}
