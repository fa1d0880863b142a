/* The words of a text as the search compares them: without case, accents and the signs around them.
   hooks/unreel/site/search/words.py does the same to what is searched, so a change here is a change there. */
(self.unreel ??= {}).words = (() => {
  "use strict"
  const LETTERS = {ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ"}
  // scripts that put no spaces between words: each letter counts as one
  const SINGLE = "\\u0e00-\\u0e7f\\u3040-\\u30ff\\u3400-\\u9fff"
  const RUN = `(?:(?![${SINGLE}])[\\p{L}\\p{N}])+`
  const WORD = new RegExp(`[${SINGLE}]|${RUN}(?:(?:['’]|(?<=\\p{N})[.,](?=\\p{N}))${RUN})*`, "gu")

  const folded = text =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßæœøłđðþıς]/g, letter => LETTERS[letter])
  const plain = word => word.replace(/['’]/g, "")
  const words = text => (folded(text).match(WORD) ?? []).map(plain)

  /* Words with their places. Where folding makes a run of letters longer or shorter, its words share the run's. */
  const placed = text =>
    [...text.matchAll(/[\p{L}\p{N}\p{M}.,'’]+/gu)].flatMap(({0: run, index}) => {
      const form = folded(run)
      return [...form.matchAll(WORD)].map(({0: word, index: at}) =>
        form.length === run.length
          ? {word: plain(word), start: index + at, end: index + at + word.length}
          : {word: plain(word), start: index, end: index + run.replace(/[.,'’]+$/, "").length}
      )
    })

  /* How many letters of two words differ, are too many or exchanged (Damerau's); beyond `most`, one more. */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1
    let before = []
    let last = [...Array(other.length + 1).keys()]
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1))
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1)
      }
      if (Math.min(...row) > most) return most + 1
      before = last
      last = row
    }
    return last[other.length]
  }

  return {words, placed, distance}
})()
