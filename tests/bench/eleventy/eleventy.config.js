// One template for stories, fourteen lists by sector, an RSS feed of the latest twenty.
import { feedPlugin } from "@11ty/eleventy-plugin-rss";

export default function (config) {
  config.addCollection("sectors", (all) => {
    const sectors = new Map();
    for (const story of all.getFilteredByTag("story").reverse()) {
      const { sector, sectorName: name } = story.data;
      if (!sectors.has(sector)) sectors.set(sector, { id: sector, name, stories: [] });
      sectors.get(sector).stories.push(story);
    }
    return [...sectors.values()];
  });
  config.addFilter("newest", (stories) => stories.slice(-20).reverse());
  const days = new Intl.DateTimeFormat("vi-VN", { timeZone: "UTC" });
  config.addFilter("day", (date) => days.format(date));
  config.addPlugin(feedPlugin, {
    type: "rss",
    outputPath: "/feed.xml",
    collection: { name: "story", limit: 20 },
    metadata: {
      language: "vi",
      title: "Gương điển hình tiên tiến",
      base: "https://portal.example/",
      author: { name: "Cổng" },
    },
  });
  return { dir: { input: "content", includes: "../_includes", output: "_site" } };
}
