#include "content/question_file.h"

#include "content/bank_reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 13> question_keys{
    "question", "revision", "name",   "kind",      "minutes", "model_question", "for",
    "text",     "probes",   "listen", "red_flags", "tags",    "facets"};
constexpr std::array<std::string_view, 3> tag_keys{"id", "good", "name"};
constexpr std::array<std::string_view, 3> kind_names{"past", "process", "hypothetical"};
constexpr int shortest_minutes = 3;
constexpr int longest_minutes = 12;
constexpr int most_revisions = 9999;
constexpr std::size_t longest_name = 32;
constexpr std::size_t longest_tag = 28;
constexpr std::size_t fewest_bad_tags = 2;
constexpr Amount probes{3, 5};
constexpr Amount listen{3, 5};
constexpr Amount red_flags{2, 4};
constexpr Amount tags{4, 7};
constexpr Amount facets{1, 3};

class QuestionReader {
public:
    QuestionReader(BankReader& bank, LoadedQuestion& loaded)
        : bank_(bank), reader_(bank.reader()), loaded_(loaded) {}

    domain::Question read(yaml::Node root) {
        Fields fields(reader_, root, "câu hỏi", {}, question_keys);
        read_head(fields);
        if (const auto text = fields.need("text")) {
            loaded_.marks.text = text.mark();
            question_.text = bank_.text_of(text, "text");
        }
        PlacedTexts asked = bank_.texts(fields, "probes", probes);
        question_.probes = std::move(asked.texts);
        loaded_.marks.probes = std::move(asked.marks);
        question_.listen = bank_.texts(fields, "listen", listen).texts;
        question_.red_flags = bank_.texts(fields, "red_flags", red_flags).texts;
        if (const auto list = fields.need("tags"); list && reader_.is_list(list, "tags"))
            read_tags(list);
        if (const auto rows = fields.need("facets"))
            read_facets(rows);
        bank_.tell_english();
        return std::move(question_);
    }

private:
    void read_head(Fields& fields) {
        if (const auto id = fields.need("question")) {
            loaded_.marks.id = id.mark();
            loaded_.id = question_.id = bank_.file_id(id, "question");
        }
        question_.revision = bank_.number(fields, "revision", 1, most_revisions);
        question_.name = bank_.text(fields, "name");
        bank_.check_short(fields.get("name").mark(), "name", question_.name, longest_name);
        if (const auto kind = fields.need("kind"))
            if (const auto which = reader_.choice(kind, "kind", kind_names))
                question_.kind = static_cast<domain::QuestionKind>(*which);
        question_.minutes = bank_.number(fields, "minutes", shortest_minutes, longest_minutes);
        if (const auto model = fields.get("model_question")) {
            loaded_.marks.of_model = model.mark();
            question_.of_model = reader_.integer(model, "model_question", 1, model_questions);
        }
        if (const auto audience = fields.need("for"))
            read_audience(audience);
    }

    void read_audience(yaml::Node node) {
        reader_.each_of(node, [&](yaml::Node item) {
            const auto which = reader_.choice(item, "for", domain::audience_ids);
            if (!which)
                return;
            const auto whom = static_cast<domain::Audience>(*which);
            if (std::ranges::find(question_.audience, whom) != question_.audience.end())
                return bank_.rule(item.mark(), "duplicate-audience",
                                  fmt::format("“{}” đã có ở trên. Bỏ một lần.", item.text()));
            question_.audience.push_back(whom);
        });
        if (node.is_list() && node.size() == 0)
            bank_.rule(
                node.mark(), "too-few",
                fmt::format("for còn trống: ghi câu này hỏi ai, trong {}.", listing(domain::audience_ids)));
    }

    void read_tags(yaml::Node list) {
        std::set<std::string> ids;
        std::set<std::string> names;
        list.each([&](yaml::Node node) { read_tag(node, ids, names); });
        bank_.check_amount(list.mark(), "tags", question_.tags.size(), tags, "thẻ");
        const auto bad = std::ranges::count(question_.tags, false, &domain::EvidenceTag::good);
        if (every_tag_read_ && static_cast<std::size_t>(bad) < fewest_bad_tags &&
            question_.tags.size() >= tags.fewest)
            bank_.rule(list.mark(), "too-few-bad-tags",
                       fmt::format("mới có {} thẻ good: false. Cần ít nhất {}, để người hỏi ghi được cả điều "
                                   "bất lợi.",
                                   bad, fewest_bad_tags));
    }

    void read_tag(yaml::Node node, std::set<std::string>& ids, std::set<std::string>& names) {
        Fields fields(reader_, node, "thẻ", node.mark(), tag_keys);
        domain::EvidenceTag tag;
        if (const auto id = fields.need("id"))
            tag.id = read_tag_id(id, ids);
        const auto good = fields.need("good");
        const auto is_good = good ? reader_.boolean(good, "good") : std::nullopt;
        every_tag_read_ = every_tag_read_ && is_good.has_value();
        tag.good = is_good.value_or(true);
        if (const auto name = fields.need("name")) {
            tag.name = bank_.text_of(name, "name");
            bank_.check_short(name.mark(), "tên thẻ", tag.name, longest_tag);
            if (!tag.name.vi.empty() && !names.insert(tag.name.vi).second)
                bank_.rule(name.mark(), "duplicate-text", "tên thẻ này đã có ở trên. Đặt tên khác.");
        }
        question_.tags.push_back(std::move(tag));
    }

    std::string read_tag_id(yaml::Node node, std::set<std::string>& ids) {
        const std::string id(reader_.word(node, "id").value_or(""));
        if (id.empty())
            return id;
        if (!is_id(id))
            reader_.error(node.mark(), "bad-id", "id chỉ gồm chữ không dấu, số, - và _.");
        else if (!ids.insert(id).second)
            reader_.error(node.mark(), "duplicate-tag",
                          fmt::format("thẻ “{}” đã có ở trên. Mỗi thẻ một id.", id));
        return id;
    }

    void read_facets(yaml::Node rows) {
        question_.facets = bank_.anchor_rows(rows);
        if (rows.is_map())
            bank_.check_amount(rows.mark(), "facets", rows.size(), facets, "khía cạnh");
    }

    BankReader& bank_;
    Reader& reader_;
    LoadedQuestion& loaded_;
    domain::Question question_;
    bool every_tag_read_ = true; ///< each says whether it is good
};

LoadedQuestion read(std::string_view bytes, std::string file, const domain::Competency& competency,
                    BankDepth depth) {
    Diagnostics diagnostics(std::move(file));
    LoadedQuestion loaded;
    if (auto source = clean_source(bytes, diagnostics)) {
        loaded.nfc_text = source->text();
        loaded.hash = content_hash(loaded.nfc_text);
        if (const auto tree = yaml::parse(*std::move(source), diagnostics)) {
            BankReader bank(diagnostics, competency, depth);
            domain::Question question = QuestionReader(bank, loaded).read(tree->root());
            if (!diagnostics.has_errors())
                loaded.question = std::move(question);
        }
    }
    loaded.diagnostics = diagnostics.sorted();
    return loaded;
}

} // namespace

LoadedQuestion load_question(std::string_view bytes, std::string file, const domain::Competency& competency) {
    return read(bytes, std::move(file), competency, BankDepth::check);
}

Result<domain::Question> question_from_text(std::string_view nfc_text, const domain::Competency& competency) {
    LoadedQuestion loaded = read(nfc_text, {}, competency, BankDepth::read);
    if (loaded.question)
        return *std::move(loaded.question);
    return fail(ErrorKind::damaged, "Không đọc lại được câu hỏi đã lưu cùng kết quả.",
                first_error(loaded.diagnostics));
}

} // namespace mq::content
