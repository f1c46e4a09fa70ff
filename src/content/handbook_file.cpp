#include "content/handbook_file.h"

#include "content/reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <array>
#include <set>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 2> file_keys{"handbook", "wording"};
constexpr std::array<std::string_view, 7> moment_keys{"id", "name", "when", "say", "avoid", "why", "acts"};
constexpr std::size_t fewest_lines = 2;
constexpr std::size_t most_lines = 4;

class HandbookReader {
public:
    HandbookReader(Diagnostics& diagnostics, std::vector<WordingMoment>& out)
        : reader_(diagnostics), out_(out) {}

    void read(yaml::Node root) {
        Fields fields(reader_, root, "tệp sổ tay", {}, file_keys);
        if (const auto version = fields.need("handbook"))
            (void)reader_.integer(version, "handbook", 1, 1);
        const auto wording = fields.need("wording");
        if (!wording || !reader_.is_list(wording, "wording"))
            return;
        wording.each([&](yaml::Node moment) { read_moment(moment); });
        acts_without_words(wording.mark());
    }

private:
    void read_moment(yaml::Node node) {
        Fields fields(reader_, node, "lúc", node.mark(), moment_keys);
        WordingMoment moment;
        if (const auto id = fields.need("id"))
            moment.id = read_id(id);
        moment.name = text(fields, "name");
        moment.when = text(fields, "when");
        if (const auto say = fields.need("say"); say && reader_.is_list(say, "say"))
            read_lines(say, moment);
        moment.avoid = text(fields, "avoid");
        moment.why = text(fields, "why");
        if (const auto acts = fields.get("acts"))
            reader_.each_of(acts, [&](yaml::Node act) { read_act(act, moment); });
        out_.push_back(std::move(moment));
    }

    domain::LocalText text(Fields& fields, std::string_view key) {
        const auto node = fields.need(key);
        return node ? reader_.text(node, key, Roles::none) : domain::LocalText{};
    }

    std::string read_id(yaml::Node node) {
        const std::string id(reader_.word(node, "id").value_or(""));
        if (!is_id(id))
            reader_.error(node.mark(), "bad-id", "id chỉ gồm chữ không dấu, số, - và _.");
        else if (!ids_.insert(id).second)
            reader_.error(node.mark(), "duplicate-key", fmt::format("lúc “{}” đã có ở trên.", id));
        return id;
    }

    void read_lines(yaml::Node say, WordingMoment& moment) {
        say.each([&](yaml::Node line) { moment.say.push_back(reader_.text(line, "say", Roles::none)); });
        if (moment.say.size() < fewest_lines || moment.say.size() > most_lines)
            reader_.error(say.mark(), "wording-lines",
                          fmt::format("say có {} câu: mỗi lúc viết {} đến {} câu.", moment.say.size(),
                                      fewest_lines, most_lines));
    }

    void read_act(yaml::Node node, WordingMoment& moment) {
        const auto which = reader_.choice(node, "acts", domain::act_ids);
        if (!which)
            return;
        if (domain::hurts(static_cast<domain::Act>(*which)))
            reader_.error(node.mark(), "hurting-act",
                          fmt::format("“{}” làm khách khó chịu: lời hay dùng không dạy điều đó.",
                                      domain::act_ids[*which]));
        else if (seen_.test(*which))
            reader_.error(
                node.mark(), "duplicate-act",
                fmt::format("“{}” đã có ở một lúc khác. Mỗi hành vi một lúc.", domain::act_ids[*which]));
        seen_.set(*which);
        moment.acts.set(*which);
    }

    void acts_without_words(Mark at) {
        if (reader_.diagnostics().has_errors())
            return; // the act may be in what couldn't be read
        for (std::size_t i = 0; i < domain::act_count; ++i)
            if (!domain::hurts(static_cast<domain::Act>(i)) && !seen_.test(i))
                reader_.diagnostics().warning(
                    at, "act-without-wording",
                    fmt::format("chưa lúc nào có “{}”: thêm vào acts của lúc hợp nhất.", domain::act_ids[i]));
    }

    Reader reader_;
    std::vector<WordingMoment>& out_;
    std::set<std::string> ids_;
    domain::ActSet seen_;
};

} // namespace

LoadedHandbook load_handbook(std::string_view bytes, std::string file) {
    LoadedHandbook out;
    Diagnostics diagnostics(std::move(file));
    if (auto source = clean_source(bytes, diagnostics))
        if (const auto tree = yaml::parse(*std::move(source), diagnostics))
            HandbookReader(diagnostics, out.wording).read(tree->root());
    if (diagnostics.has_errors())
        out.wording.clear();
    out.diagnostics = diagnostics.sorted();
    return out;
}

LoadedHandbook load_handbook_file(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (bytes)
        return load_handbook(*bytes, path.generic_string());
    return {{}, {{Severity::error, path.generic_string(), 1, 1, "unreadable", bytes.error().message}}};
}

} // namespace mq::content
