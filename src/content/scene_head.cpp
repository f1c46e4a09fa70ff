#include "content/scene_head.h"

#include "content/limits.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 21> head_keys{
    "scene",    "id",      "revision", "title",     "summary",    "channel", "cause",
    "use",      "minutes", "firm",     "authority", "difficulty", "trains",  "opened",
    "customer", "facts",   "flags",    "gift",      "start",      "nodes",   "endings"};
constexpr std::array<std::string_view, 9> customer_keys{"name", "age",  "gender", "region", "about",
                                                        "call", "mood", "wishes", "card"};
constexpr std::array<std::string_view, 5> factor_keys{"emotion", "ambiguity", "policy", "parties", "stakes"};
constexpr std::array<std::string_view, 5> channel_names{"phone", "counter", "email", "chat", "social"};
constexpr std::array<std::string_view, 2> use_names{"practice", "assessment"};
constexpr std::array<std::string_view, 2> gender_names{"female", "male"};
constexpr std::array<std::string_view, 3> region_names{"north", "central", "south"};
constexpr std::array<std::string_view, 2> card_keys{"label", "text"};
constexpr int years_most = 120;

class HeadReader {
public:
    HeadReader(SceneContext& context, Fields& head) : c_(context), r_(context.reader), head_(head) {}

    void read(std::string_view id_wanted) {
        if (const auto version = head_.need("scene"))
            (void)r_.integer(version, "scene", 1, 1);
        read_id(id_wanted);
        auto& scene = c_.scene;
        if (const auto node = head_.need("revision"))
            scene.revision = r_.integer(node, "revision", 1, 1'000'000).value_or(1);
        scene.title = needed_text("title", Roles::none);
        scene.summary = needed_text("summary");
        read_kinds();
        if (const auto node = head_.need("minutes"))
            scene.minutes = r_.integer(node, "minutes", 1, 60).value_or(10);
        scene.firm = needed_text("firm", Roles::none);
        scene.authority = needed_text("authority", Roles::none);
        scene.gift = needed_text("gift");
        if (const auto node = head_.get("opened"))
            scene.opened = r_.clock(node, "opened");
        read_difficulty();
        read_trains();
        read_facts();
        read_flags();
        if (const auto node = head_.need("customer"))
            read_customer(node);
        read_names("nodes", c_.node_entries, max_scene_nodes);
        read_names("endings", c_.ending_entries, max_scene_nodes);
    }

private:
    domain::LocalText needed_text(std::string_view key, Roles roles = Roles::address) {
        const auto node = head_.need(key, "missing-text");
        return node ? r_.text(node, key, roles) : domain::LocalText{};
    }

    void read_id(std::string_view wanted) {
        const auto node = head_.need("id");
        const auto id = node ? r_.word(node, "id") : std::nullopt;
        if (!id)
            return;
        c_.scene.id = *id;
        const bool plain = std::all_of(id->begin(), id->end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
        if (!plain || !is_id(*id))
            r_.error(node.mark(), "bad-id", "id chỉ gồm chữ thường không dấu, số và dấu -.");
        else if (*id != wanted)
            r_.error(node.mark(), "id-is-not-file",
                     fmt::format("id là “{}” còn tệp tên “{}.yaml”. Đặt cho giống nhau.", *id, wanted));
    }

    void read_kinds() {
        auto& scene = c_.scene;
        if (const auto node = head_.need("channel"))
            scene.channel =
                static_cast<domain::Channel>(r_.choice(node, "channel", channel_names).value_or(0));
        if (const auto node = head_.need("cause"))
            scene.cause = r_.choice(node, "cause", c_.cause_ids).value_or(0);
        if (const auto node = head_.need("use")) {
            scene.use = static_cast<domain::Use>(r_.choice(node, "use", use_names).value_or(0));
            c_.marks.use = node.mark();
        }
    }

    void read_difficulty() {
        const auto node = head_.need("difficulty");
        if (!node)
            return;
        Fields fields(r_, node, "difficulty", node.mark(), factor_keys);
        auto& f = c_.scene.factors;
        int* const places[] = {&f.emotion, &f.ambiguity, &f.policy, &f.parties, &f.stakes};
        for (std::size_t i = 0; i < factor_keys.size(); ++i)
            if (const auto value = fields.need(factor_keys[i]))
                *places[i] = r_.integer(value, factor_keys[i], 0, 2).value_or(0);
        c_.scene.difficulty = domain::difficulty_level(f.sum(), c_.competency.scoring);
    }

    void read_trains() {
        const auto node = head_.need("trains");
        if (!node)
            return;
        c_.scene.trains = c_.ids(node, "trains", c_.axis_ids);
        r_.each_of(node, [&](yaml::Node entry) { c_.marks.trains.push_back(entry.mark()); });
        if (node.is_list() && node.size() == 0)
            r_.error(node.mark(), "wrong-count", "trains phải kể ít nhất một khía cạnh.");
    }

    void check_name(yaml::Node key, NameTable& table) {
        if (!is_id(key.text()))
            r_.error(key.mark(), "bad-id", "tên này chỉ gồm chữ không dấu, số, - và _ (tối đa 60 ký tự).");
        (void)table.add(key.text()); // a duplicate was reported by the parser
    }

    void read_facts() {
        const auto node = head_.get("facts");
        if (!node || node.is_empty() || !r_.is_map(node, "facts"))
            return;
        node.each_entry([&](yaml::Node key, yaml::Node value) {
            const std::size_t before = c_.facts.size();
            check_name(key, c_.facts);
            if (c_.facts.size() == before)
                return;
            c_.scene.facts.push_back({std::string(key.text()), c_.text(value, "fact")});
            c_.marks.facts.push_back(key.mark());
        });
    }

    void read_flags() {
        const auto node = head_.get("flags");
        if (!node || node.is_empty() || !r_.is_map(node, "flags"))
            return;
        node.each_entry([&](yaml::Node key, yaml::Node value) {
            if (is_reserved(key.text()))
                r_.error(key.mark(), "bad-id",
                         fmt::format("“{}” là từ của điều kiện, đặt tên cờ khác.", key.text()));
            const std::size_t before = c_.flags.size();
            check_name(key, c_.flags);
            if (c_.flags.size() == before)
                return;
            if (before == domain::max_flags)
                r_.error(key.mark(), "too-many", fmt::format("tối đa {} cờ.", domain::max_flags));
            c_.scene.flags.push_back({std::string(key.text()), c_.plain_text(value, "flag")});
            c_.marks.flags.push_back(key.mark());
        });
    }

    void read_customer(yaml::Node node) {
        Fields fields(r_, node, "customer", node.mark(), customer_keys);
        auto& who = c_.scene.customer;
        const auto text = [&](std::string_view key) {
            const auto said = fields.need(key, "missing-text");
            return said ? c_.plain_text(said, key) : domain::LocalText{};
        };
        who.name = text("name");
        who.about = text("about");
        if (const auto age = fields.need("age"))
            who.age = r_.integer(age, "age", 1, years_most).value_or(30);
        if (const auto gender = fields.need("gender"))
            who.gender = static_cast<domain::Gender>(r_.choice(gender, "gender", gender_names).value_or(0));
        if (const auto region = fields.need("region"))
            who.region = static_cast<domain::Region>(r_.choice(region, "region", region_names).value_or(0));
        if (const auto call = fields.get("call"))
            who.call = r_.word(call, "call").value_or("");
        const auto mood = fields.need("mood");
        const auto opening =
            mood ? r_.integer(mood, "mood", domain::mood_min, domain::mood_max) : std::nullopt;
        who.mood = opening.value_or(30);
        c_.lost_points = c_.lost_points || !opening;
        if (const auto wishes = fields.need("wishes"))
            who.wishes = c_.ids(wishes, "wishes", c_.wish_ids);
        if (const auto card = fields.get("card"))
            read_card(card);
    }

    void read_card(yaml::Node node) {
        if (node.is_empty() || !r_.is_list(node, "card"))
            return;
        node.each([&](yaml::Node row) { c_.scene.customer.card.push_back(read_card_row(row)); });
    }

    /// `- label: text`; with English `- {vi: "nhãn: nội dung", en: "label: text"}` or
    /// `- {label: {vi, en}, text: {vi, en}}`.
    domain::CardRow read_card_row(yaml::Node row) {
        if (row.is_scalar() || row.find("vi"))
            return split_card_row(row);
        if (!r_.is_map(row, "dòng của card"))
            return {};
        if (row.find("label") && row.find("text")) {
            Fields fields(r_, row, "dòng của card", row.mark(), card_keys);
            return {c_.plain_text(fields.get("label"), "label"), c_.text(fields.get("text"), "text")};
        }
        if (row.size() != 1)
            r_.error(row.mark(), "wrong-count",
                     "mỗi dòng của card là một cặp “nhãn: nội dung”; thêm dấu - ở đầu mỗi dòng.");
        domain::CardRow out;
        row.each_entry([&](yaml::Node key, yaml::Node value) {
            out = {{std::string(key.text()), {}}, c_.text(value, "card")};
        });
        return out;
    }

    domain::CardRow split_card_row(yaml::Node row) {
        const domain::LocalText all = c_.text(row, "dòng của card");
        domain::CardRow out;
        const auto split = [](const std::string& whole, std::string& label, std::string& text) {
            const std::size_t colon = whole.find(": ");
            if (colon == std::string::npos)
                return whole.empty();
            label = whole.substr(0, colon);
            text = whole.substr(colon + 2);
            return true;
        };
        const bool both =
            split(all.vi, out.label.vi, out.text.vi) && split(all.en, out.label.en, out.text.en);
        if (!both)
            r_.error(row.mark(), "wrong-type", "dòng của card phải có dạng “nhãn: nội dung”.");
        return out;
    }

    void read_names(std::string_view section, std::vector<std::pair<yaml::Node, yaml::Node>>& entries,
                    std::size_t most) {
        const auto node = head_.need(section);
        if (!node || !r_.is_map(node, section))
            return;
        if (node.size() > most)
            return r_.error(node.mark(), "too-many",
                            fmt::format("{} có {} mục, tối đa {}.", section, node.size(), most));
        node.each_entry([&](yaml::Node key, yaml::Node value) {
            const bool node_has_it = section == "endings" && c_.targets.find(key.text()) &&
                                     *c_.targets.find(key.text()) < c_.node_entries.size();
            if (node_has_it)
                r_.error(key.mark(), "duplicate-id",
                         fmt::format("“{}” đã là tên một nút. Đặt tên khác cho kết.", key.text()));
            const std::size_t before = c_.targets.size();
            check_name(key, c_.targets);
            if (c_.targets.size() > before)
                entries.emplace_back(key, value);
        });
        if (node.size() == 0)
            r_.error(node.mark(), "wrong-count", fmt::format("{} không được trống.", section));
    }

    SceneContext& c_;
    Reader& r_;
    Fields& head_;
};

} // namespace

Fields read_scene_head(SceneContext& context, yaml::Node root, std::string_view id_wanted) {
    Fields head(context.reader, root, "tình huống", {}, head_keys);
    HeadReader(context, head).read(id_wanted);
    return head;
}

} // namespace mq::content
