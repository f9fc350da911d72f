// What a script adds to every page: the search's key, the reader's choice of look, copying, sharing.
// Everything here is an extra: without it the pages say and do the same.
(function () {
  "use strict";
  var root = document.documentElement;

  // Ctrl+K (⌘K) goes to the search. No single letter does: it would take a key from screen readers.
  document.addEventListener("keydown", function (event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key.toLowerCase() !== "k") return;
    var boxes = Array.prototype.filter.call(
      document.querySelectorAll(".p-search input[type=search]"),
      function (box) { return box.offsetParent !== null; });
    var link = document.querySelector(".p-header__find");
    event.preventDefault();
    if (boxes.length) { boxes[boxes.length - 1].focus(); boxes[boxes.length - 1].select(); }
    else if (link) location.href = link.href;
  });

  // The reader's look: kept on this device, nowhere else.
  function remember(name, value) {
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    try {
      if (value) localStorage.setItem("p-" + name, value);
      else localStorage.removeItem("p-" + name);
    } catch (error) { /* A browser that keeps nothing forgets it with the page. */ }
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-look]"), function (choice) {
    var name = choice.name.replace("p-", "");
    choice.checked = (root.dataset[name] || "") === choice.value;
    choice.addEventListener("change", function () { remember(name, choice.value); });
  });

  // Menus that hang over the page close on Escape and on a tap elsewhere.
  function hanging() { return document.querySelectorAll("details.p-hang[open]"); }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    Array.prototype.forEach.call(hanging(), function (open) {
      open.open = false;
      open.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", function (event) {
    Array.prototype.forEach.call(hanging(), function (open) {
      if (!open.contains(event.target)) open.open = false;
    });
  });

  // Copying: an address (data-copy), or the text of an element (data-copy-of).
  Array.prototype.forEach.call(document.querySelectorAll("[data-copy],[data-copy-of]"), function (button) {
    var said = button.textContent;
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", function () {
      var source = button.dataset.copyOf && document.getElementById(button.dataset.copyOf);
      var text = source ? ("value" in source ? source.value : source.textContent) : button.dataset.copy;
      navigator.clipboard.writeText(text).then(
        function () { button.textContent = "Đã chép"; },
        function () { button.textContent = "Chưa chép được"; });
      setTimeout(function () { button.textContent = said; }, 2500);
    });
  });

  // The phone's own way of sharing, where it has one.
  Array.prototype.forEach.call(document.querySelectorAll("[data-share]"), function (button) {
    button.hidden = !navigator.share;
    button.addEventListener("click", function () {
      navigator.share({ title: button.dataset.share, url: button.dataset.address })
        .catch(function () { /* The reader thought better of it. */ });
    });
  });

  Array.prototype.forEach.call(document.querySelectorAll("[data-print]"), function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
