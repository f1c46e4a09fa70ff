#include "content/scene_nodes.h"

#include <fmt/format.h>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 8> ending_keys{"title", "result", "at",  "text",
                                                      "says",  "csat",   "nps", "ces"};
constexpr std::array<std::string_view, 3> result_names{"good", "mixed", "bad"};

void read_ending(SceneContext& c, yaml::Node key, yaml::Node value) {
    const std::string what = fmt::format("kết “{}”", key.text());
    Fields fields(c.reader, value, what, key.mark(), ending_keys);
    domain::Ending ending;
    EndingMarks marks;
    ending.id = key.text();
    marks.id = key.mark();
    if (const auto title = fields.need("title", "missing-text"))
        ending.title = c.plain_text(title, "title");
    if (const auto result = fields.need("result"))
        ending.result =
            static_cast<domain::EndingResult>(c.reader.choice(result, "result", result_names).value_or(1));
    if (const auto at = fields.get("at"))
        ending.clock = c.reader.clock(at, "at");
    if (const auto text = fields.get("text"))
        ending.text = c.text(text, "text");
    ending.says = c.variants(fields.get("says"), "says", marks.says);
    ending.csat = c.values(fields.need("csat"), "csat", 1, 5, marks.csat);
    ending.nps = c.values(fields.get("nps"), "nps", 0, 10, marks.nps);
    ending.ces = c.values(fields.get("ces"), "ces", 1, 7, marks.ces);
    if (value.is_map() && !fields.get("text") && !fields.get("says"))
        c.reader.diagnostics().warning(key.mark(), "nothing-said",
                                       fmt::format("{} không có lời nào: thêm says hoặc text.", what));
    c.scene.endings.push_back(std::move(ending));
    c.marks.endings.push_back(std::move(marks));
}

} // namespace

void read_scene_endings(SceneContext& context) {
    for (const auto& [key, value] : context.ending_entries)
        read_ending(context, key, value);
}

} // namespace mq::content
