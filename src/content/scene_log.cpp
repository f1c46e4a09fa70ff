#include "content/scene_log.h"

#include "content/limits.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 6> field_keys{"label", "choices", "right", "accept", "refuse", "fact"};

class FieldReader {
public:
    FieldReader(SceneContext& context, yaml::Node key, yaml::Node value)
        : c_(context),
          r_(context.reader),
          key_(key),
          what_(fmt::format("ô “{}”", key.text())),
          fields_(r_, value, what_, key.mark(), field_keys) {}

    domain::LogField read() {
        out_.id = key_.text();
        if (const auto label = fields_.need("label", "missing-text"))
            out_.label = c_.plain_text(label, "label");
        if (const auto fact = fields_.get("fact"))
            out_.fact = r_.choice(fact, "fact", c_.facts.names());
        const auto right = fields_.need("right");
        const auto choices = fields_.get("choices");
        if (choices)
            read_choices(choices, right);
        else if (right)
            read_free(right);
        return std::move(out_);
    }

private:
    void read_choices(yaml::Node choices, yaml::Node right) {
        for (const std::string_view key : {"accept", "refuse"})
            if (const auto node = fields_.get(key))
                r_.error(node.mark(), "mixed-answer", fmt::format("{} không đi cùng choices.", key));
        if (!r_.is_map(choices, "choices"))
            return;
        if (choices.size() < 2 || choices.size() > max_log_choices)
            r_.error(choices.mark(), "wrong-count",
                     fmt::format("choices có {} mục; phải từ 2 đến {}.", choices.size(), max_log_choices));
        NameTable ids;
        choices.each_entry([&](yaml::Node key, yaml::Node value) {
            if (!is_id(key.text()))
                r_.error(key.mark(), "bad-id", "tên mục chỉ gồm chữ không dấu, số, - và _.");
            if (ids.add(key.text()))
                out_.choices.push_back({std::string(key.text()), c_.text(value, "choice")});
        });
        if (!right)
            return;
        for (const std::size_t index : c_.ids(right, "right", ids.names()))
            out_.right.push_back(static_cast<std::uint8_t>(index));
        if (out_.right.empty())
            return r_.error(right.mark(), "wrong-count", "right phải kể ít nhất một mục đúng.");
        if (out_.right.size() == out_.choices.size())
            r_.error(right.mark(), "wrong-count", "mục nào cũng đúng thì ô này không hỏi gì.");
        out_.shown = out_.choices[out_.right.front()].text;
    }

    void read_free(yaml::Node right) {
        out_.shown = c_.text(right, "right");
        out_.accept = phrases("accept");
        out_.refuse = phrases("refuse");
        if (out_.accept.empty())
            out_.accept.push_back(out_.shown.vi);
        if (!out_.shown.empty() && !out_.is_right(out_.shown.vi))
            r_.error(
                right.mark(), "right-not-accepted",
                fmt::format("“{}” không khớp với accept, hoặc có điều refuse nêu: ghi đúng như vậy mà vẫn "
                            "bị tính là sai.",
                            out_.shown.vi));
    }

    std::vector<std::string> phrases(std::string_view key) {
        std::vector<std::string> out;
        const auto node = fields_.get(key);
        if (!node || node.is_empty())
            return out;
        r_.each_of(node, [&](yaml::Node entry) {
            if (const auto said = r_.word(entry, key))
                out.emplace_back(*said);
        });
        return out;
    }

    SceneContext& c_;
    Reader& r_;
    yaml::Node key_;
    std::string what_;
    Fields fields_;
    domain::LogField out_;
};

} // namespace

void read_log_fields(SceneContext& context, yaml::Node fields, domain::Node& node, NodeMarks& marks,
                     NameTable& names) {
    Reader& reader = context.reader;
    if (!reader.is_map(fields, "fields"))
        return;
    if (fields.size() < 2 || fields.size() > max_log_fields)
        reader.error(fields.mark(), "wrong-count",
                     fmt::format("fields có {} ô; phải từ 2 đến {}.", fields.size(), max_log_fields));
    fields.each_entry([&](yaml::Node key, yaml::Node value) {
        if (!is_id(key.text()) || is_reserved(key.text()))
            reader.error(key.mark(), "bad-id",
                         "tên ô chỉ gồm chữ không dấu, số, - và _, và không phải and, or, not.");
        if (!names.add(key.text()))
            return;
        node.fields.push_back(FieldReader(context, key, value).read());
        marks.items.push_back(key.mark());
    });
}

} // namespace mq::content
