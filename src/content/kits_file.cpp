#include "content/kits_file.h"

#include "content/bank_reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 2> file_keys{"kits", "list"};
constexpr std::array<std::string_view, 6> kit_keys{"id", "for", "minutes", "name", "about", "questions"};
constexpr int shortest_interview = 15;
constexpr int longest_interview = 180;
constexpr Amount kits{1, 40};
constexpr Amount questions{2, 20};

class KitsReader {
public:
    KitsReader(BankReader& bank, std::vector<LoadedKit>& out)
        : bank_(bank), reader_(bank.reader()), out_(out) {}

    void read(yaml::Node root) {
        Fields fields(reader_, root, "tệp bộ câu hỏi", {}, file_keys);
        if (const auto version = fields.need("kits"))
            (void)reader_.integer(version, "kits", 1, 1);
        if (const auto list = fields.need("list"); list && reader_.is_list(list, "list"))
            read_list(list);
        bank_.tell_english();
    }

private:
    void read_list(yaml::Node list) {
        list.each([&](yaml::Node node) { read_kit(node); });
        bank_.check_amount(list.mark(), "list", list.size(), kits, "bộ");
    }

    void read_kit(yaml::Node node) {
        Fields fields(reader_, node, "bộ câu hỏi", node.mark(), kit_keys);
        LoadedKit loaded;
        if (const auto id = fields.need("id")) {
            loaded.id = id.mark();
            loaded.kit.id = read_id(id);
        }
        if (const auto audience = fields.need("for"))
            if (const auto which = reader_.choice(audience, "for", domain::audience_ids))
                loaded.kit.audience = static_cast<domain::Audience>(*which);
        loaded.minutes = fields.get("minutes").mark();
        loaded.kit.minutes = bank_.number(fields, "minutes", shortest_interview, longest_interview);
        loaded.kit.name = bank_.text(fields, "name");
        loaded.kit.about = bank_.text(fields, "about");
        if (const auto list = fields.need("questions"); list && reader_.is_list(list, "questions"))
            read_questions(list, loaded);
        out_.push_back(std::move(loaded));
    }

    std::string read_id(yaml::Node node) {
        const std::string id(reader_.word(node, "id").value_or(""));
        if (id.empty())
            return id;
        if (!is_id(id))
            reader_.error(node.mark(), "bad-id", "id chỉ gồm chữ không dấu, số, - và _.");
        else if (!ids_.insert(id).second)
            reader_.error(node.mark(), "duplicate-kit",
                          fmt::format("bộ “{}” đã có ở trên. Mỗi bộ một id.", id));
        return id;
    }

    void read_questions(yaml::Node list, LoadedKit& loaded) {
        std::set<std::string_view> seen;
        list.each([&](yaml::Node node) {
            const auto id = reader_.word(node, "questions");
            if (!id)
                return;
            if (!seen.insert(*id).second)
                return reader_.error(node.mark(), "duplicate-question",
                                     fmt::format("“{}” đã có trong bộ này. Bỏ một lần.", *id));
            loaded.kit.questions.emplace_back(*id);
            loaded.questions.push_back(node.mark());
        });
        bank_.check_amount(list.mark(), "questions", list.size(), questions, "câu hỏi");
    }

    BankReader& bank_;
    Reader& reader_;
    std::vector<LoadedKit>& out_;
    std::set<std::string> ids_;
};

} // namespace

LoadedKits load_kits(std::string_view bytes, std::string file, const domain::Competency& competency) {
    Diagnostics diagnostics(std::move(file));
    LoadedKits loaded;
    if (auto source = clean_source(bytes, diagnostics))
        if (const auto tree = yaml::parse(*std::move(source), diagnostics)) {
            BankReader bank(diagnostics, competency, BankDepth::check);
            KitsReader(bank, loaded.kits).read(tree->root());
        }
    if (diagnostics.has_errors())
        loaded.kits.clear();
    loaded.diagnostics = diagnostics.sorted();
    return loaded;
}

} // namespace mq::content
