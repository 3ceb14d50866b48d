// A form that causes a letter brings the answer to a small puzzle, found while somebody fills it in: nothing to see, nothing
// to click. This file is the page's part and the worker's, for the page is to be free for who types.
const RENEWED_AFTER = 10 * 60_000; // the gateway takes a proof for longer than that
const LONGEST = 10_000; // after that a slow device sends the form without
const works = new WeakMap();
const ready = new WeakSet();

async function solve(path) {
  const answer = await fetch("/api/puzzle?for=" + encodeURIComponent(path));
  const { algorithm, challenge, maxnumber, salt, signature } = await answer.json();
  const text = new TextEncoder();
  const wanted = BigInt("0x" + challenge.slice(0, 16));
  for (let number = 0; number <= maxnumber; number++) {
    const digest = await crypto.subtle.digest(algorithm, text.encode(salt + number));
    if (new DataView(digest).getBigUint64(0) === wanted) {
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    }
  }
  return "";
}

function workFor(form) {
  const known = works.get(form);
  if (known && Date.now() - known.since < RENEWED_AFTER) {
    return known;
  }
  const field = form.elements.altcha;
  field.value = "";
  const work = { since: Date.now(), waited: false };
  work.end = new Promise((end) => {
    const worker = new Worker(import.meta.url, { type: "module" });
    worker.onmessage = (event) => end(event.data);
    worker.onerror = () => end("");
    worker.postMessage(new URL(form.action).pathname);
  })
    .catch(() => "") // no worker: the form goes without
    .then((proof) => {
      field.value = proof;
      if (!proof) {
        works.delete(form); // sent without, or tried again
      }
    });
  works.set(form, work);
  return work;
}

// Forms are found when somebody enters or sends them, so also those that came later.
function begin(event) {
  const form = event.target.form;
  if (form?.elements.altcha) {
    workFor(form);
  }
}

async function send(event) {
  const form = event.target;
  if (!form.elements.altcha) {
    return;
  }
  const sent = ready.delete(form);
  const work = sent ? null : workFor(form);
  if (sent || form.elements.altcha.value) {
    works.delete(form); // who comes back to it needs another
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!work.waited) {
    work.waited = true;
    await Promise.race([work.end, new Promise((late) => setTimeout(late, LONGEST))]);
    ready.add(form);
    form.requestSubmit(event.submitter);
  }
}

if (!globalThis.document) {
  onmessage = async (event) => {
    postMessage(await solve(event.data).catch(() => ""));
    close();
  };
} else if (globalThis.crypto?.subtle) {
  // Over plain HTTP there is none, and forms go at once without a proof.
  document.addEventListener("focusin", begin);
  // Before all others, so that for them a form is sent once: with its proof.
  document.addEventListener("submit", send, true);
}
