// The plain search: reads the list of names and summaries once, compares without accents.
(() => {
  "use strict";
  const form = document.querySelector(".p-main .p-search");
  const list = document.getElementById("ket-qua");
  const status = document.getElementById("ket-qua-dem");
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

  const show = (found, query) => {
    status.textContent = found.length
      ? `${found.length} kết quả cho “${query}”`
      : `Không tìm thấy gương nào cho “${query}”. Hãy thử ít chữ hơn, hoặc xem danh sách theo tên bên dưới.`;
    list.replaceChildren(
      ...found.slice(0, 60).map(([address, name, summary, place]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = form.dataset.root + address;
        link.textContent = name;
        const text = document.createElement("p");
        text.textContent = summary;
        const foot = document.createElement("p");
        foot.className = "p-quiet";
        foot.textContent = place;
        item.append(link, text, foot);
        return item;
      }),
    );
  };

  const search = async (query) => {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) return;
    status.textContent = "Đang tìm…";
    try {
      const entries = await (await fetch(form.dataset.index)).json();
      const whole = words.join(" ");
      const scored = entries
        .map((entry) => {
          const name = fold(entry[1]);
          const all = `${name} ${fold(entry[2])} ${fold(entry[3])}`;
          if (!words.every((word) => all.includes(word))) return null;
          return [(name.includes(whole) ? 4 : 0) + (all.includes(whole) ? 2 : 0) +
            (words.every((word) => name.includes(word)) ? 1 : 0), entry];
        })
        .filter(Boolean);
      scored.sort((a, b) => b[0] - a[0]);
      show(scored.map((pair) => pair[1]), query);
    } catch {
      status.textContent = "Chưa tải được danh mục tìm kiếm. Hãy xem danh sách theo tên bên dưới.";
    }
  };

  const query = new URLSearchParams(location.search).get("q") || "";
  form.elements.q.value = query;
  if (query) search(query);
})();
