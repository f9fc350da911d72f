// What a script adds to every page: the search's key, the reader's choice of look, copying, sharing.
// Everything here is an extra: without it the pages say and do the same.
(function () {
  "use strict";
  var root = document.documentElement;
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

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
  each("[data-look]", function (choice) {
    var name = choice.name.replace("p-", "");
    choice.checked = (root.dataset[name] || "") === choice.value;
    choice.addEventListener("change", function () { remember(name, choice.value); });
  });

  // Menus that hang over the page close on Escape and on a tap elsewhere.
  var HANGING = "details.p-hang[open]";
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    each(HANGING, function (open) { open.open = false; open.querySelector("summary").focus(); });
  });
  document.addEventListener("click", function (event) {
    each(HANGING, function (open) { if (!open.contains(event.target)) open.open = false; });
  });

  // Copying: an address (data-copy), or the text of a field (data-copy-of); said aloud beside the button.
  function copied(field, text, done) {
    function byHand() {
      if (field) { field.focus(); field.select(); }
      done(Boolean(field) && document.execCommand("copy"));
    }
    if (!navigator.clipboard) { byHand(); return; }
    // Refused by some browsers inside other programs; a field's selection is still there to copy.
    navigator.clipboard.writeText(text).then(function () { done(true); }, byHand);
  }
  each("[data-copy],[data-copy-of]", function (button) {
    var field = document.getElementById(button.dataset.copyOf || "");
    var said = document.createElement("span");
    said.className = "p-copied";
    said.setAttribute("role", "status");
    button.parentNode.insertBefore(said, button.nextSibling);
    button.hidden = !(field || navigator.clipboard);
    button.addEventListener("click", function () {
      copied(field, field ? field.value : button.dataset.copy, function (worked) {
        said.textContent = worked ? "Đã chép." : field ?
          "Máy không cho chép: xin nhấn giữ phần chữ rồi chọn Sao chép." : "Máy không cho chép: xin chép ở thanh địa chỉ.";
        clearTimeout(said.timer);
        if (!field) said.timer = setTimeout(function () { said.textContent = ""; }, 4000);
      });
    });
    if (field) field.addEventListener("input", function () { said.textContent = ""; });
  });

  // The phone's own way of sharing, where it has one.
  each("[data-share]", function (button) {
    button.parentNode.hidden = !navigator.share;
    button.addEventListener("click", function () {
      navigator.share({ title: button.dataset.share, url: button.dataset.address })
        .catch(function () { /* The reader thought better of it. */ });
    });
  });

  each("[data-print]", function (button) {
    button.parentNode.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
