/*! The search's worker where pages are opened as files, after iframe-worker 1.0.4 (shim/index.js from npm).
 * That one writes a script into its frame, which the pages' policy forbids; here the frame is given functions.
 *
 * Copyright (c) 2020-2022 Martin Donath <martin.donath@squidfunk.com>
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to
 * deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
 * sell copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in
 * all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NON-INFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
 * FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
 * IN THE SOFTWARE.
 */
"use strict"

class IFrameWorker extends EventTarget {
  constructor(url) {
    super()
    this.url = url
    this.iframe = document.createElement("iframe")
    this.iframe.hidden = true
    document.body.append(this.iframe)
    const own = this.iframe.contentWindow
    own.postMessage = message => {
      const event = new MessageEvent("message", {data: structuredClone(message)})
      setTimeout(() => {
        this.dispatchEvent(event)
        this.onmessage?.(event)
      })
    }
    own.importScripts = (...urls) =>
      urls.reduce((before, one) => before.then(() => load(own.document, one)), Promise.resolve())
    own.addEventListener("error", ({error, message}) => {
      const failed = new ErrorEvent("error", {message, error, filename: `${url}`})
      this.dispatchEvent(failed)
      this.onerror?.(failed)
    })
    this.loaded = load(own.document, `${url}?${Date.now()}`)
  }

  postMessage(data) {
    this.loaded.catch(() => {}).then(() => {
      this.iframe.contentWindow.dispatchEvent(new MessageEvent("message", {data: structuredClone(data)}))
    })
  }

  terminate() {
    this.iframe.remove()
  }
}

function load(where, url) {
  return new Promise((resolve, reject) => {
    const script = where.createElement("script")
    script.onload = resolve
    script.onerror = reject
    script.src = url
    where.body.append(script)
  })
}

window.IFrameWorker = IFrameWorker
if (location.protocol === "file:") window.Worker = IFrameWorker
