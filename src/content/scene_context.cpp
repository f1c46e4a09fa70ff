#include "content/scene_context.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

template <class List>
std::vector<std::string_view> ids_of(const List& list) {
    std::vector<std::string_view> out;
    for (const auto& entry : list)
        out.push_back(entry.id);
    return out;
}

/// `name if condition`: the name, and how many bytes stand before the condition (0: there is none).
std::pair<std::string_view, std::size_t> name_before_if(std::string_view said) {
    constexpr std::string_view separator = " if ";
    const std::size_t split = said.find(separator);
    const std::string_view name = said.substr(0, std::min(split, said.find_last_not_of(' ') + 1));
    return {name, split == std::string_view::npos ? 0 : split + separator.size()};
}

constexpr std::array<std::string_view, 2> branch_keys{"when", "to"};
constexpr std::array<std::string_view, 2> variant_keys{"when", "text"};
constexpr std::array<std::string_view, 2> value_keys{"when", "value"};

} // namespace

SceneContext::SceneContext(Diagnostics& diagnostics, const domain::Competency& model)
    : reader(diagnostics),
      competency(model),
      principle_ids(ids_of(model.principles)),
      pitfall_ids(ids_of(model.pitfalls)),
      step_ids(ids_of(model.steps)),
      wish_ids(ids_of(model.wishes)),
      cause_ids(ids_of(model.causes)),
      critical_ids(ids_of(model.critical_errors)),
      behaviour_ids(ids_of(model.behaviours)) {
    axis_ids = ids_of(model.facets);
    axis_ids.resize(model.axis_count());
}

void SceneContext::report(yaml::Node node, std::size_t skip, const std::vector<ExpressionError>& errors) {
    for (const ExpressionError& e : errors)
        reader.error(node.mark_at(skip + e.at), e.code, e.message);
}

domain::Condition SceneContext::condition(yaml::Node node, std::size_t skip) {
    if (!node)
        return domain::Condition::always();
    const auto said = reader.word(node, "điều kiện");
    if (!said) {
        lost_condition = true;
        return domain::Condition::always();
    }
    const ParsedCondition parsed = parse_condition(said->substr(skip), flags, reader.speller());
    report(node, skip, parsed.errors);
    flags_read |= parsed.reads;
    lost_condition = lost_condition || !parsed.usable;
    return parsed.condition;
}

domain::NodeIndex SceneContext::target(yaml::Node node) {
    const auto said = node ? reader.word(node, "to") : std::nullopt;
    if (said) {
        if (const auto found = targets.find(*said))
            return static_cast<domain::NodeIndex>(*found);
        const auto near =
            reader.unknown_name(node.mark(), "dangling-target", "nơi tới (to)", *said, targets.names());
        if (near)
            return static_cast<domain::NodeIndex>(*near);
    }
    unread_target = unread_target || !said;
    lost_target = true;
    return lost_index();
}

void SceneContext::after_default(yaml::Node entry, bool default_seen) {
    if (default_seen)
        reader.error(
            entry.mark(), "after-default",
            "mục này không bao giờ tới lượt: mục đứng trên nó không có when nên luôn đúng. Đổi thứ tự.");
}

void SceneContext::last_needs_no_condition(yaml::Node list, bool default_seen, Mark last_when,
                                           std::string_view cure) {
    if (default_seen)
        return;
    if (list.size() == 0)
        return reader.error(list.mark(), "wrong-count", "danh sách này trống.");
    reader.error(last_when, "conditional-last", fmt::format("mục cuối không được có when. {}", cure));
}

std::vector<domain::Branch> SceneContext::branches(yaml::Node node, std::string_view what,
                                                   std::vector<BranchMark>& places) {
    std::vector<domain::Branch> out;
    if (!node.is_list()) {
        out.push_back({domain::Condition::always(), target(node)});
        places.push_back({node.mark(), node.mark()});
        return out;
    }
    bool default_seen = false;
    node.each([&](yaml::Node entry) {
        after_default(entry, default_seen);
        Fields fields(reader, entry, what, entry.mark(), branch_keys);
        const yaml::Node to = fields.need("to");
        const yaml::Node when = fields.get("when");
        default_seen = default_seen || !when;
        domain::Condition holds = condition(when);
        out.push_back({std::move(holds), target(to)});
        places.push_back({to ? to.mark() : entry.mark(), when ? when.mark() : entry.mark()});
    });
    last_needs_no_condition(node, default_seen, places.empty() ? node.mark() : places.back().when,
                            "Thêm một mục cuối chỉ có to, cho mọi trường hợp còn lại.");
    return out;
}

domain::Variants SceneContext::variants(yaml::Node node, std::string_view what, std::vector<Mark>& places) {
    domain::Variants out;
    if (!node)
        return out;
    if (!node.is_list()) {
        places.push_back(node.mark());
        out.push_back({domain::Condition::always(), text(node, what)});
        return out;
    }
    bool default_seen = false;
    node.each([&](yaml::Node entry) {
        after_default(entry, default_seen);
        Fields fields(reader, entry, what, entry.mark(), variant_keys);
        const yaml::Node said = fields.need("text", "missing-text");
        const yaml::Node when = fields.get("when");
        default_seen = default_seen || !when;
        domain::Condition holds = condition(when);
        out.push_back({std::move(holds), said ? text(said, what) : domain::LocalText{}});
        places.push_back(when ? when.mark() : entry.mark());
    });
    return out;
}

std::vector<domain::When<int>> SceneContext::values(yaml::Node node, std::string_view what, int low, int high,
                                                    std::vector<Mark>& places) {
    std::vector<domain::When<int>> out;
    if (!node)
        return out;
    if (!node.is_list()) {
        places.push_back(node.mark());
        out.push_back({domain::Condition::always(), reader.integer(node, what, low, high).value_or(low)});
        return out;
    }
    bool default_seen = false;
    node.each([&](yaml::Node entry) {
        after_default(entry, default_seen);
        Fields fields(reader, entry, what, entry.mark(), value_keys);
        const yaml::Node value = fields.need("value");
        const yaml::Node when = fields.get("when");
        default_seen = default_seen || !when;
        domain::Condition holds = condition(when);
        out.push_back({std::move(holds), value ? reader.integer(value, what, low, high).value_or(low) : low});
        places.push_back(when ? when.mark() : entry.mark());
    });
    last_needs_no_condition(node, default_seen, places.empty() ? node.mark() : places.back(),
                            "Thêm một mục cuối chỉ có value.");
    return out;
}

std::vector<std::size_t> SceneContext::ids(yaml::Node node, std::string_view what,
                                           std::span<const std::string_view> names) {
    std::vector<std::size_t> out;
    if (!node || node.is_empty())
        return out;
    reader.each_of(node, [&](yaml::Node entry) {
        const auto index = reader.choice(entry, what, names);
        if (!index)
            return;
        if (std::find(out.begin(), out.end(), *index) != out.end())
            reader.error(entry.mark(), "duplicate-value",
                         fmt::format("{}: “{}” đã kể rồi.", what, entry.text()));
        else
            out.push_back(*index);
    });
    return out;
}

std::optional<std::size_t> SceneContext::flag(Mark at, std::string_view name) {
    auto index = flags.find(name);
    if (!index)
        index = reader.unknown_name(at, "unknown-flag", "cờ (flags)", name, flags.names());
    if (!index || *index >= domain::max_flags)
        return std::nullopt;
    flags_set |= domain::Flags{1} << *index;
    return index;
}

std::vector<domain::Find> SceneContext::finds(yaml::Node node) {
    std::vector<domain::Find> out;
    if (!node || node.is_empty())
        return out;
    reader.each_of(node, [&](yaml::Node entry) {
        const auto said = reader.word(entry, "finds");
        if (!said)
            return;
        const auto [name, skip] = name_before_if(*said);
        auto index = facts.find(name);
        if (!index)
            index = reader.unknown_name(entry.mark(), "unknown-value", "finds", name, facts.names());
        domain::Condition when = skip > 0 ? condition(entry, skip) : domain::Condition::always();
        if (!index)
            return;
        if (std::any_of(out.begin(), out.end(), [&](const auto& find) { return find.fact == *index; }))
            return reader.error(entry.mark(), "duplicate-value", fmt::format("finds: “{}” đã kể rồi.", name));
        out.push_back({*index, std::move(when)});
    });
    return out;
}

std::vector<domain::FlagEffect> SceneContext::flag_effects(yaml::Node node, std::vector<Mark>& places) {
    std::vector<domain::FlagEffect> out;
    if (!node || node.is_empty())
        return out;
    reader.each_of(node, [&](yaml::Node entry) {
        const auto said = reader.word(entry, "set");
        if (!said)
            return;
        const auto [name, skip] = name_before_if(*said);
        const auto index = flag(entry.mark(), name);
        domain::Condition when = skip > 0 ? condition(entry, skip) : domain::Condition::always();
        if (!index) {
            lost_condition = true; // whatever reads the flag that was meant can't be judged
            return;
        }
        out.push_back({static_cast<std::uint8_t>(*index), std::move(when)});
        places.push_back(entry.mark());
    });
    return out;
}

domain::Flags SceneContext::flag_mask(yaml::Node node) {
    domain::Flags mask = 0;
    if (!node || node.is_empty())
        return mask;
    const domain::Flags set_before = flags_set;
    reader.each_of(node, [&](yaml::Node entry) {
        const auto said = reader.word(entry, "clear");
        if (!said)
            return;
        if (const auto index = flag(entry.mark(), *said))
            mask |= domain::Flags{1} << *index;
    });
    flags_set = set_before; // clearing a flag doesn't count as setting it
    return mask;
}

} // namespace mq::content
