// Tải lại trang khi bản xem trước có gì mới; hồ sơ có lỗi thì nói lỗi ngay trên trang.
(() => {
  const own = document.currentScript;
  let epoch = own.dataset.epoch;
  const box = document.createElement("pre");
  box.setAttribute("role", "alert");
  box.className = "xem-truoc";
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "/_xem-truoc.css";
  document.head.append(sheet);
  const say = (problems) => {
    box.textContent = problems;
    if (problems) document.body.prepend(box);
    else box.remove();
  };
  const ask = async () => {
    try {
      const answer = await fetch(`/_xem-truoc/${epoch}`, { cache: "no-store" });
      const now = await answer.json();
      if (now.content !== own.dataset.content) return location.reload();
      epoch = now.epoch;
      say(now.problems);
    } catch {
      // Bản xem trước đã dừng, hoặc đang mở lại.
      await new Promise((done) => setTimeout(done, 2000));
    }
    ask();
  };
  ask();
})();
