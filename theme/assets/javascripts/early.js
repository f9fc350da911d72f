(function (root) {
  root.classList.replace("no-js", "js");
  try {
    var theme = localStorage.getItem("p-theme"), size = localStorage.getItem("p-size");
    if (theme) root.dataset.theme = theme;
    if (size) root.dataset.size = size;
  } catch (error) { root.dataset.forgets = ""; }
})(document.documentElement);
