// What somebody may be about to type into the search of projects, in the browser's own list: keys and screen readers know it.
(() => {
  const field = document.getElementById("query");
  const list = document.getElementById("vorschlaege");
  if (!field || !list) {
    return;
  }
  field.setAttribute("list", list.id);
  let waiting;
  let turn = 0;

  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    const now = ++turn;
    // What was taken from the list is typed to its end.
    const typed = event instanceof InputEvent && event.inputType !== "insertReplacementText";
    const words = field.value.trim();
    if (!typed || words.length < 2) {
      list.replaceChildren();
      return;
    }
    waiting = setTimeout(() => ask(words, now), 150);
  });

  async function ask(words, mine) {
    let items = [];
    try {
      const answer = await fetch("/api/catalog/suggestions?query=" + encodeURIComponent(words));
      items = answer.ok ? (await answer.json()).items : [];
    } catch {
      // Then there are none: the search works without.
    }
    if (mine === turn) {
      list.replaceChildren(...[...new Set(items.map((item) => item.text))].map((text) => new Option(text, text)));
    }
  }
})();
