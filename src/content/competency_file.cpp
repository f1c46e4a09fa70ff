#include "content/competency_file.h"

#include "content/reader.h"
#include "content/scoring_section.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 15> head_keys{
    "competency",      "id",     "version", "name",       "definition",
    "difficulty_note", "levels", "facets",  "behaviours", "principles",
    "pitfalls",        "steps",  "wishes",  "causes",     "critical_errors"};

class CompetencyReader {
public:
    explicit CompetencyReader(Diagnostics& diagnostics) : reader_(diagnostics) {}

    domain::Competency read(yaml::Node root) {
        std::vector<std::string_view> keys(head_keys.begin(), head_keys.end());
        keys.emplace_back("scoring");
        Fields head(reader_, root, "tệp năng lực", {}, keys);
        if (const auto version = head.need("competency"))
            (void)reader_.integer(version, "competency", 1, 1);
        if (const auto id = head.need("id"))
            read_id(id);
        if (const auto version = head.need("version"))
            out_.version = reader_.word(version, "version").value_or("");
        out_.name = text(head, "name");
        out_.definition = text(head, "definition");
        out_.difficulty_note = text(head, "difficulty_note");
        read_levels(head);
        read_facets(head);
        read_behaviours(head);
        read_lists(head);
        const yaml::Node scoring = head.need("scoring");
        if (scoring)
            out_.scoring = read_scoring(reader_, scoring, scoring.mark());
        return std::move(out_);
    }

private:
    domain::LocalText text(Fields& fields, std::string_view key) {
        const yaml::Node node = fields.need(key, "missing-text");
        domain::LocalText said = node ? reader_.text(node, key, Roles::none) : domain::LocalText{};
        if (node && said.en.empty() && !said.vi.empty())
            reader_.diagnostics().warning(node.mark(), "missing-english",
                                          fmt::format("{} chưa có tiếng Anh: viết {{vi: …, en: …}}.", key));
        return said;
    }

    void read_id(yaml::Node node) {
        const auto id = reader_.word(node, "id");
        if (!id)
            return;
        if (is_id(*id))
            out_.id = *id;
        else
            reader_.error(node.mark(), "bad-id", "id chỉ gồm chữ không dấu, số, - và _.");
    }

    /// Calls `visit(id, Fields)` for the entries of a map of named things.
    template <class F>
    void each_named(Fields& head, std::string_view section, std::span<const std::string_view> keys,
                    F&& visit) {
        const yaml::Node list = head.need(section);
        if (!list || !reader_.is_map(list, section))
            return;
        list.each_entry([&](yaml::Node key, yaml::Node value) {
            if (section != "behaviours" && !is_id(key.text()))
                reader_.error(key.mark(), "bad-id", "tên chỉ gồm chữ không dấu, số, - và _.");
            const std::string what = fmt::format("{} “{}”", section, key.text());
            Fields fields(reader_, value, what, key.mark(), keys);
            visit(key, fields);
        });
        if (list.size() == 0)
            reader_.error(list.mark(), "wrong-count", fmt::format("{} không được trống.", section));
    }

    void read_levels(Fields& head) {
        constexpr std::array<std::string_view, 4> keys{"name", "difficulty", "guidance", "label"};
        std::array<bool, domain::level_count> seen{};
        each_named(head, "levels", keys, [&](yaml::Node key, Fields& fields) {
            const auto number = reader_.integer(key, "số của mức", 1, domain::level_count);
            if (!number)
                return;
            const auto index = static_cast<std::size_t>(*number - 1);
            seen[index] = true;
            domain::LevelInfo& level = out_.levels[index];
            level.number = *number;
            level.name = text(fields, "name");
            level.difficulty = text(fields, "difficulty");
            level.guidance = text(fields, "guidance");
            level.difficulty_label = text(fields, "label");
        });
        const yaml::Node list = head.get("levels");
        for (std::size_t i = 0; list && i < seen.size(); ++i)
            if (!seen[i])
                reader_.error(list.mark(), "missing-key", fmt::format("levels thiếu mức {}.", i + 1));
    }

    void read_facets(Fields& head) {
        constexpr std::array<std::string_view, 3> keys{"name", "about", "axis"};
        each_named(head, "facets", keys, [&](yaml::Node key, Fields& fields) {
            domain::Facet facet;
            facet.id = key.text();
            facet.name = text(fields, "name");
            facet.about = text(fields, "about");
            if (const auto axis = fields.get("axis"))
                facet.axis = reader_.boolean(axis, "axis").value_or(true);
            if (facet.axis && !out_.facets.empty() && !out_.facets.back().axis)
                reader_.error(key.mark(), "axis-order",
                              "các trục ra-đa phải đứng trước khía cạnh axis: false.");
            if (facet.axis && out_.axis_count() >= domain::max_axes)
                reader_.error(key.mark(), "too-many",
                              fmt::format("ra-đa có tối đa {} trục.", domain::max_axes));
            out_.facets.push_back(std::move(facet));
        });
    }

    void read_behaviours(Fields& head) {
        constexpr std::array<std::string_view, 2> keys{"facet", "text"};
        std::vector<std::string_view> facet_ids;
        for (const domain::Facet& facet : out_.facets)
            facet_ids.push_back(facet.id);
        each_named(head, "behaviours", keys, [&](yaml::Node key, Fields& fields) {
            domain::Behaviour behaviour;
            behaviour.id = key.text();
            behaviour.level = level_of(key);
            behaviour.text = text(fields, "text");
            if (const auto facet = fields.need("facet"))
                behaviour.facet = reader_.choice(facet, "facet", facet_ids).value_or(0);
            out_.behaviours.push_back(std::move(behaviour));
        });
        check_behaviours(head.get("facets"));
    }

    /// `A01.3.2`: the competency's id, the level, and a number that counts from 1 within the level.
    int level_of(yaml::Node key) {
        const std::string_view id = key.text();
        const std::string prefix = out_.id + ".";
        int level = 0;
        int number = 0;
        if (id.starts_with(prefix) && id.size() > prefix.size() + 2 && id[prefix.size() + 1] == '.') {
            std::from_chars(id.data() + prefix.size(), id.data() + prefix.size() + 1, level);
            std::from_chars(id.data() + prefix.size() + 2, id.data() + id.size(), number);
        }
        const int expected =
            1 + static_cast<int>(std::count_if(out_.behaviours.begin(), out_.behaviours.end(),
                                               [&](const auto& b) { return b.level == level; }));
        if (level >= 1 && level <= domain::level_count && number == expected)
            return level;
        reader_.error(
            key.mark(), "bad-id",
            fmt::format("id của biểu hiện phải là {}<mức 1–5>.<thứ tự trong mức, đếm từ 1>.", prefix));
        return std::clamp(level, 1, domain::level_count);
    }

    void check_behaviours(yaml::Node facets) {
        for (std::size_t f = 0; f < out_.axis_count(); ++f) {
            const bool some = std::any_of(out_.behaviours.begin(), out_.behaviours.end(),
                                          [&](const auto& behaviour) { return behaviour.facet == f; });
            if (!some)
                reader_.error(facets.mark(), "empty-facet",
                              fmt::format("khía cạnh “{}” chưa có biểu hiện nào.", out_.facets[f].id));
        }
    }

    void read_lists(Fields& head) {
        constexpr std::array<std::string_view, 2> tip_keys{"name", "tip"};
        each_named(head, "principles", tip_keys, [&](yaml::Node key, Fields& fields) {
            if (out_.principles.size() == domain::max_principles)
                return reader_.error(key.mark(), "too-many",
                                     fmt::format("tối đa {} cặp nguyên tắc.", domain::max_principles));
            out_.principles.push_back({std::string(key.text()), text(fields, "name"), text(fields, "tip")});
        });
        constexpr std::array<std::string_view, 3> pitfall_keys{"name", "cure", "avoid"};
        each_named(head, "pitfalls", pitfall_keys, [&](yaml::Node key, Fields& fields) {
            domain::Pitfall pitfall{std::string(key.text()), text(fields, "name"), text(fields, "cure"),
                                    true};
            if (const auto avoid = fields.need("avoid"))
                pitfall.to_avoid = reader_.boolean(avoid, "avoid").value_or(true);
            out_.pitfalls.push_back(std::move(pitfall));
        });
        constexpr std::array<std::string_view, 2> keys{"name", "about"};
        each_named(head, "steps", keys, [&](yaml::Node key, Fields& fields) {
            out_.steps.push_back({std::string(key.text()), text(fields, "name"), text(fields, "about")});
        });
        const auto named = [&](std::string_view section, std::vector<domain::Named>& list) {
            each_named(head, section, keys, [&](yaml::Node key, Fields& fields) {
                list.push_back({std::string(key.text()), text(fields, "name"), text(fields, "about")});
            });
        };
        named("wishes", out_.wishes);
        named("causes", out_.causes);
        named("critical_errors", out_.critical_errors);
    }

    Reader reader_;
    domain::Competency out_;
};

} // namespace

LoadedCompetency load_competency(std::string_view bytes, std::string file) {
    Diagnostics diagnostics(std::move(file));
    LoadedCompetency loaded;
    if (auto source = clean_source(bytes, diagnostics)) {
        loaded.nfc_text = source->text();
        loaded.hash = content_hash(loaded.nfc_text);
        if (const auto tree = yaml::parse(*std::move(source), diagnostics)) {
            domain::Competency read = CompetencyReader(diagnostics).read(tree->root());
            if (!diagnostics.has_errors())
                loaded.competency = std::move(read);
        }
    }
    loaded.diagnostics = diagnostics.sorted();
    return loaded;
}

LoadedCompetency load_competency_file(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (bytes)
        return load_competency(*bytes, path.string());
    LoadedCompetency loaded;
    loaded.diagnostics.push_back({Severity::error, path.string(), 1, 1, "unreadable", bytes.error().message});
    return loaded;
}

} // namespace mq::content
