/* In front of Material's search worker, which keeps accents in its index and takes none off a query:
   "amelie" is to find Amélie, and "café" Cafe. Words lose their accents as they are indexed and asked for;
   what is shown stays as it is. */
(() => {
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }
  const QUERY = 2
  const fold = words =>
    words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/[ßæœøłđðþı]/g, letter => LETTERS[letter])
  const listen = self.addEventListener

  const foldTokens = lunr => {
    const run = lunr.Pipeline.prototype.run
    lunr.Pipeline.prototype.run = function (tokens) {
      return run.call(this, tokens.map(token => token.update(fold)))
    }
  }

  self.addEventListener = (type, handle) => {
    if (type !== "message") return listen.call(self, type, handle)
    foldTokens(self.lunr) // the worker has put it there before it listens
    listen.call(self, type, ({ data }) =>
      handle({ data: data.type === QUERY ? { ...data, data: fold(data.data.toLowerCase()) } : data })
    )
  }
})()
