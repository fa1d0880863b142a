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
        node.setAttribute("aria-label", words ? `Preview: ${words}` : "Preview")
      }
}).observe(document.body, {childList: true, subtree: true})

// The page of a whole film has a button for what every browser can do anyway.
document.querySelector("[data-print]")?.addEventListener("click", () => print())
