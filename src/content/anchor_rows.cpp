// Rows of anchors, the same in questions and in the general scale: five levels a facet; an anchor says which
// behaviours of the model it shows, or that it is generalised because the model has none there.
#include "base/text.h"
#include "content/bank_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <array>
#include <functional>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, domain::level_count> level_keys{"1", "2", "3", "4", "5"};
constexpr std::array<std::string_view, 4> anchor_keys{"vi", "en", "shows", "general"};
/// They stand in a narrow box beside each other.
constexpr std::size_t shortest_anchor = 60;
constexpr std::size_t longest_anchor = 170;
/// Longest over shortest of a row; beyond it length gives the level away.
constexpr double widest_ratio = 2.2;

std::vector<std::string_view> behaviours_of(const domain::Competency& competency, domain::FacetIndex facet,
                                            domain::Level level) {
    std::vector<std::string_view> out;
    for (const domain::Behaviour& behaviour : competency.behaviours)
        if (behaviour.facet == facet.value() && behaviour.level == level.number())
            out.push_back(behaviour.id);
    return out;
}

} // namespace

std::vector<domain::AnchorRow> BankReader::anchor_rows(yaml::Node facets) {
    std::vector<domain::AnchorRow> rows;
    if (!reader_.is_map(facets, "facets"))
        return rows;
    facets.each_entry([&](yaml::Node key, yaml::Node row) {
        const auto index = facet(key);
        const auto same = [&](const domain::AnchorRow& other) { return index && other.facet == *index; };
        if (index && std::none_of(rows.begin(), rows.end(), same)) // the parser has told the second
            rows.push_back(anchor_row(*index, key, row));
    });
    std::ranges::sort(rows, {}, &domain::AnchorRow::facet);
    return rows;
}

domain::AnchorRow BankReader::anchor_row(domain::FacetIndex facet, yaml::Node key, yaml::Node row) {
    domain::AnchorRow out;
    out.facet = facet;
    if (!reader_.is_map(row, key.text()))
        return out;
    std::array<yaml::Node, domain::level_count> levels;
    bool all_known = true;
    row.each_entry([&](yaml::Node level, yaml::Node value) {
        const auto at = std::ranges::find(level_keys, level.text());
        if (at != level_keys.end()) {
            levels[static_cast<std::size_t>(at - level_keys.begin())] = value;
            return;
        }
        all_known = false;
        reader_.error(level.mark(), "unknown-level",
                      fmt::format("không có mức “{}”: mỗi khía cạnh có năm mức, từ 1 đến 5.", level.text()));
    });
    if (all_known)
        missing_levels(key, levels);
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (levels[i])
            out.anchors[i] = anchor(facet, domain::Level(static_cast<int>(i) + 1), levels[i]);
    check_balance(out, key.mark());
    return out;
}

void BankReader::missing_levels(yaml::Node key, const std::array<yaml::Node, domain::level_count>& levels) {
    std::string missing;
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (!levels[i])
            missing += fmt::format("{}{}", missing.empty() ? "" : ", ", level_keys[i]);
    if (!missing.empty())
        reader_.error(key.mark(), "missing-anchor",
                      fmt::format("{} thiếu mô tả của mức {}. Thêm cho đủ năm mức.", key.text(), missing));
}

domain::Anchor BankReader::anchor(domain::FacetIndex facet, domain::Level level, yaml::Node node) {
    domain::Anchor out;
    const std::string what = fmt::format("mức {}", level.number());
    Fields fields(reader_, node, what, node.mark(), anchor_keys);
    const auto vi = fields.need("vi", "missing-text");
    if (vi)
        out.text.vi = reader_.text(vi, "vi", Roles::none).vi;
    if (const auto en = fields.get("en"))
        out.text.en = reader_.text(en, "en", Roles::none).vi;
    if (!out.text.vi.empty() && out.text.en.empty())
        miss_english(node.mark());
    if (const auto general = fields.get("general"))
        out.general = reader_.boolean(general, "general").value_or(false);
    if (const auto shows = fields.get("shows"))
        read_shows(facet, level, shows, out);
    if (node.is_map())
        check_footing(facet, level, fields, node.mark(), out);
    const std::size_t length = text::length(out.text.vi);
    if (length > 0 && (length < shortest_anchor || length > longest_anchor))
        advise(vi.mark(), "anchor-length",
               fmt::format("mô tả này dài {} chữ cái; nên từ {} đến {} để vừa ô và đủ để phân biệt.", length,
                           shortest_anchor, longest_anchor));
    return out;
}

void BankReader::read_shows(domain::FacetIndex facet, domain::Level level, yaml::Node node,
                            domain::Anchor& out) {
    std::vector<std::string_view> all;
    for (const domain::Behaviour& behaviour : competency_.behaviours)
        all.push_back(behaviour.id);
    reader_.each_of(node, [&](yaml::Node item) {
        const auto id = reader_.word(item, "shows");
        if (!id)
            return;
        const auto index = competency_.behaviour_index(*id);
        if (!index) {
            (void)reader_.unknown_name(item.mark(), "unknown-behaviour", "biểu hiện", *id, all);
            return;
        }
        const domain::Behaviour& behaviour = competency_.behaviours[*index];
        if (behaviour.facet != facet.value() || behaviour.level != level.number())
            reader_.error(
                item.mark(), "foreign-behaviour",
                fmt::format("{} thuộc {} mức {}, không phải {} mức {}. Bỏ đi, hoặc chuyển sang đúng ô.", *id,
                            competency_.facets[behaviour.facet].id, behaviour.level,
                            competency_.facets[facet.value()].id, level.number()));
        else if (std::ranges::find(out.shows, *id) != out.shows.end())
            rule(item.mark(), "duplicate-behaviour", fmt::format("{} đã có ở trên. Bỏ một lần.", *id));
        else
            out.shows.emplace_back(*id);
    });
}

/// What the anchor stands on: behaviours of the model, or a generalisation where it has none.
void BankReader::check_footing(domain::FacetIndex facet, domain::Level level, const Fields& fields, Mark at,
                               const domain::Anchor& anchor) {
    const domain::Facet& strand = competency_.facets[facet.value()];
    const auto shows = fields.get("shows");
    const auto general = fields.get("general");
    if (!strand.axis) {
        for (const auto node : {shows, general})
            if (node)
                rule(node.mark(), "footing-beside-radar",
                     fmt::format("{} đứng ngoài radar, không có biểu hiện riêng: bỏ shows và general.",
                                 strand.id));
        return;
    }
    const auto own = behaviours_of(competency_, facet, level);
    if (own.empty() && !anchor.general && !shows)
        rule(at, "missing-general",
             fmt::format("mô hình không có biểu hiện nào của {} ở mức {}: thêm general: true.", strand.id,
                         level.number()));
    if (!own.empty() && anchor.general)
        rule(general.mark(), "needless-general",
             fmt::format("mô hình có biểu hiện ở đây: bỏ general, viết shows: [{}].", listing(own)));
    else if (!own.empty() && (!shows || (shows.is_list() && shows.size() == 0)))
        rule(at, "missing-shows",
             fmt::format("thiếu biểu hiện mà mức này dựa vào: thêm shows: [{}].", listing(own)));
}

/// Raters soon learn that the longest text is the best, so length must not tell the level.
void BankReader::check_balance(const domain::AnchorRow& row, Mark at) {
    std::array<std::size_t, domain::level_count> lengths{};
    for (std::size_t i = 0; i < lengths.size(); ++i)
        lengths[i] = text::length(row.anchors[i].text.vi);
    const auto [shortest, longest] = std::ranges::minmax(lengths);
    if (shortest == 0)
        return; // told as missing
    const std::string figures = fmt::format("{}", fmt::join(lengths, ", "));
    if (std::ranges::adjacent_find(lengths, std::ranges::greater_equal{}) == lengths.end())
        advise(
            at, "anchors-grow",
            fmt::format("mức càng cao thì mô tả càng dài ({} chữ cái): nhìn độ dài là đoán được mức. Rút gọn "
                        "mức cao, hoặc viết rõ hơn mức thấp.",
                        figures));
    else if (static_cast<double>(longest) > widest_ratio * static_cast<double>(shortest))
        advise(
            at, "anchors-uneven",
            fmt::format("mô tả dài ngắn quá chênh ({} chữ cái): câu dài nhất nên không quá {} lần câu ngắn "
                        "nhất.",
                        figures, widest_ratio));
}

} // namespace mq::content
