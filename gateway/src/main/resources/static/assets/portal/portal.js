// A second click on a form that is on its way changes nothing: the server knows its key. This only spares the wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-once")) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
});

// Coming back by the browser's history shows the form as it was left: it may be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-once]").forEach((form) => delete form.dataset.sent);
});
